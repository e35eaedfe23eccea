import ArgumentParser

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
  case text, ndjson
}

/// Options of every command that reads rules.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Rule file or folder; may be given more than once. Without it the shipped rules are used.",
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var rules: [String] = []
}

struct ColourOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never.")
  var color = ColourChoice.auto
}
