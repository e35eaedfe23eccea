/// The tables of a floor file.
enum FloorKeys {
  static let file = KeyTable(
    name: "a floor file",
    keys: [
      .init("format", .integer(1...1), required: true, "the version of this format, which is 1"),
      .init("averages", .mapping(averages), "floors of figures over many tags"),
      .init("every-group", .mapping(every), "floors of each group with enough documents"),
      .init("every-tag", .mapping(every), "floors of each tag with enough documents"),
      .init("floors", .list(floor), "floors of tags and groups by name"),
      .init("noise", .mapping(noise), "what unlabelled documents may get, at most"),
    ])

  private static let bound = KeyTable.Key(
    "bound", .choice(FloorFile.Bound.allCases.map(\.rawValue)),
    "what must reach the floor: the value, or the lower end of its 95 % interval")

  private static let measures: [KeyTable.Key] = FloorFile.Measure.allCases.map { measure in
    let isOpen = measure == .logLoss
    return .init(
      measure.rawValue, .number(0...(isOpen ? 100 : 1)),
      measure.isCeiling ? "at most this" : "at least this")
  }

  static let averages = KeyTable(
    name: "the averages",
    keys: FloorFile.Average.allCases.map {
      .init($0.rawValue, .number(0...1), "at least this")
    } + [bound])

  static let every = KeyTable(name: "the floors", keys: measures + [bound])

  static let floor = KeyTable(
    name: "a floor",
    keys: [.init("tag", .texts, required: true, "the tags or groups it holds for")] + measures
      + [bound])

  static let noise = KeyTable(
    name: "'noise'",
    keys: [
      .init("corpus", .texts, "unlabelled documents: files or folders beside this file"),
      .init("documents", .number(0...1), "the share of documents with any tag, at most"),
      .init("tags", .named(.number(0...1)), "the share of documents with a tag or group, at most"),
    ])

  /// What the tables are called in messages.
  static let tables: Set<String> = Set([file, averages, every, floor, noise].map(\.name))
}
