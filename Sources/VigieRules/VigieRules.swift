// `VigieRules` turns rule files into a checked rule set, or says all that is wrong with them.
//
// ``RuleCompiler`` is the way in. A file becomes a source text, YAML values with places
// (`YAML/`), declarations (`Parsing/`, by the tables in `Keys/`), and, joined with all other files
// (`Linking/`), rules over compiled patterns (`Patterns/`, `Phrases/`); `Lint/` then looks for what
// is allowed but hardly meant.
