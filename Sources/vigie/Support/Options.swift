import ArgumentParser

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How records are written: for a reader, one JSON object a line, or all of them as one JSON array.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
  case text, ndjson, json
}

/// How documents come.
enum DocumentFormat: String, ExpressibleByArgument, CaseIterable {
  case text, ndjson
}

/// Options of every command that reads rules.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Rule file or folder in place of the shipped rules; may be given more than once. Rules without "
        + "a taxonomy of their own get the shipped one.",
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rule file or folder besides the shipped rules, or besides those of --rules: rules and "
        + "exclusions of your own; may be given more than once.",
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var add: [String] = []
}

struct ColourOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never.")
  var color = ColourChoice.auto
}

/// How much room lines in context may take.
struct WidthOptions: ParsableArguments {
  @Option(help: "The columns of a line in context; without it, those of the terminal.")
  var width: Int?

  func validate() throws {
    if let width, !(40...10_000).contains(width) {
      throw ValidationError("--width must be from 40 to 10000, not \(width).")
    }
  }

  var columns: Int { width ?? Terminal.width }
}
