import Testing

/// Whole numbers at the ends of what can be written: taken, or refused with the bounds, and never the end
/// of the program.
@Suite(.serialized) struct NumberOptionTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder.withSmallRules()
    let samples = #"""
      {"id":"a","lang":"en","text":"Election meddling was seen.","labels":{"threat/meddling":2}}
      {"id":"b","lang":"en","text":"The stolen papers were read.","labels":{"threat/leak":2}}
      {"id":"c","lang":"en","text":"It rained on the ferry.","labels":{}}

      """#
    try program.write("in.ndjson", samples)
  }

  /// A command and an option of it, and what is said of a number that is too large, if any is.
  static let options: [(command: String, option: String, bound: String?)] = [
    ("sample in.ndjson --without-hits 1", "--count", "--count must be from 1 to 1000000"),
    ("sample in.ndjson -n 3 --quota threat/leak=1", "--seed", nil),
    ("scan in.ndjson -t threat", "--width", "--width must be from 40 to 10000"),
    ("scan in.ndjson -t threat", "--limit", nil), ("scan in.ndjson -t threat", "--words", nil),
    ("scan in.ndjson", "--jobs", "--jobs must be from 1 to 1024"),
    ("suggest in.ndjson --support 1", "--width", "--width must be from 40 to 10000"),
    ("suggest in.ndjson", "--support", nil), ("suggest in.ndjson", "--limit", nil),
    ("suggest in.ndjson", "--quotes", nil), ("filter in.ndjson", "--max-line", nil),
    ("filter in.ndjson", "--jobs", "--jobs must be from 1 to 1024"),
    ("tag in.ndjson", "--jobs", "--jobs must be from 1 to 1024"),
    ("fit in.ndjson --dry-run", "--cross-validate", "--cross-validate must be from 2 to 1000"),
    ("fit in.ndjson --cross-validate 2", "--rounds", "--rounds must be from 1 to 1000"),
    ("serve", "--port", "--port must be from 0 to 65535"),
    ("serve", "--queue", "--queue must be from 0 to 1048576"),
    ("serve", "--max-body", "--max-body must be 4294967296 or less"),
    ("serve", "--max-batches", "--max-batches must be 65536 or less"),
    ("serve", "--max-connections", "--max-connections must be 1048576 or less"),
    ("serve", "--drain-delay", "--drain-delay must be from 0 to 86400 seconds"),
    ("serve", "--shutdown-timeout", "--shutdown-timeout must be from 0 to 86400 seconds"),
  ]

  @Test(arguments: options)
  func largest(command: String, option: String, bound: String?) throws {
    let run = try run(command, option, String(Int.max))
    #expect(run.status == (bound == nil ? 0 : 64), "\(run.errors)")
    if let bound { #expect(run.errors.contains(bound), "\(run.errors)") }
  }

  @Test(arguments: options)
  func smallest(command: String, option: String, bound: String?) throws {
    #expect(try run(command, option, String(Int.min)).status == 64)
  }

  private func run(
    _ command: String, _ option: String, _ number: String
  ) throws -> ProgramFolder.Outcome {
    try program.vigie(
      command.split(separator: " ").map(String.init)
        + ["--rules", "rules.yaml", "\(option)=\(number)"])
  }
}
