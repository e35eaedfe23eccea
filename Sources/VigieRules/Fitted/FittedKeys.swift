/// The tables of a file of fitted weights.
enum FittedKeys {
  static let file = KeyTable(
    name: "a file of weights",
    keys: [
      .init(
        "format", .integer(FittedFile.format...FittedFile.format), required: true,
        "the version of this format; 'vigie fit' writes it"),
      .init("fitted", .mapping(origin), required: true, "what the weights were fitted on"),
      .init("tags", .named(.mapping(tag)), required: true, "the calibration of each tag"),
      .init("groups", .named(.mapping(group)), "the calibration of each group"),
      .init(
        "weights", .named(.named(.mapping(weight))), required: true,
        "by tag, the weight of each of its rules"),
    ])

  static let origin = KeyTable(
    name: "'fitted'",
    keys: [
      .init("rules", .text, required: true, "the fingerprint of the rules"),
      .init("samples", .integer(1...1_000_000_000), required: true, "how many there were"),
      .init("date", .text, "the day that was given for the fit"),
      .init("base-rates", .named(share), "shares of documents that were given for the fit"),
      .init("uncalibrated", .texts, "groups that there were too few samples for"),
    ])

  static let share = ValueKind.number(0.0001...0.9999)
  private static let logOdds = ValueKind.number(-100...100)

  static let tag = KeyTable(
    name: "the calibration of a tag",
    keys: [
      .init("prior", logOdds, required: true, "its score before any evidence"),
      .init("slope", .number(0.0001...100), required: true, "what scores are multiplied with"),
      .init("intercept", logOdds, required: true, "what is then added"),
      .init("central", logOdds, required: true, "likewise for central, of a tag that is there"),
      .init("threshold", share, required: true, "the confidence from which it is assigned"),
      .init("positives", .integer(0...1_000_000_000), required: true, "samples that have it"),
    ])

  static let group = KeyTable(
    name: "the calibration of a group",
    keys: [
      .init("first", .number(0...100), required: true, "the slope of its best tag's points"),
      .init(
        "second", .number(0...100), required: true, "the slope of its second best tag's points"),
      .init("intercept", logOdds, required: true, "what is then added"),
      .init("central", logOdds, required: true, "likewise for central, of a tag that is there"),
      .init("positives", .integer(0...1_000_000_000), required: true, "samples that have it"),
    ])

  static let weight = KeyTable(
    name: "a weight",
    keys: [
      .init("weight", logOdds, required: true, "what one hit says for the tag, in log-odds"),
      .init("error", .number(0...100), "its standard error"),
      .init(
        "firings", .integer(0...1_000_000_000), required: true, "samples that the rule fires in"),
      .init("digest", .text, required: true, "of the rule as it was fitted"),
    ])
}
