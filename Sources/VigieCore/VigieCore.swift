/// `VigieCore` turns a document and a rule set into a tagged record: pure, synchronous, without
/// files, YAML or terminals.
