import TestSupport
import Testing

@Suite(.serialized) struct DiffCommandTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder.withSmallRules()
    try program.write(
      "new.yaml",
      SmallRules.file().replacing("'election meddling'", with: "'ballot sorcery'")
        .replacing("['Election meddling.']", with: "['Ballot sorcery.']"))
    try program.write(
      "samples.ndjson",
      (0..<20).map { number in
        let text = number < 10 ? "Election meddling, day \(number)." : "Rain on day \(number)."
        let labels = number < 10 ? #"{"threat/meddling":2}"# : "{}"
        return #"{"id":"s\#(number)","lang":"en","text":"\#(text)","labels":\#(labels)}"# + "\n"
      }.joined())
  }

  @Test("what is lost, and that it is worse")
  func labelled() throws {
    let outcome = try program.vigie("diff", "rules.yaml", "new.yaml", "samples.ndjson")
    #expect(outcome.status == 0 && outcome.output.contains("threat/meddling"))
    #expect(outcome.output.contains("0.002"))
    #expect(
      try program.vigie("diff", "rules.yaml", "new.yaml", "samples.ndjson", "--strict").status == 1)
    #expect(
      try program.vigie("diff", "new.yaml", "rules.yaml", "samples.ndjson", "--strict").status == 0)
    let one = try program.vigie(
      "diff", "rules.yaml", "new.yaml", "samples.ndjson", "-f", "json", "--jobs", "1")
    let two = try program.vigie(
      "diff", "rules.yaml", "new.yaml", "samples.ndjson", "-f", "json", "--jobs", "2")
    #expect(one.output == two.output && one.output.contains(#""worse":10"#))
  }

  @Test("what is added stands beside the new rules alone")
  func added() throws {
    try program.write("mine.yaml", SmallRules.rule("en.mine", phrase: "rain on day"))
    let outcome = try program.vigie(
      "diff", "rules.yaml", "rules.yaml", "samples.ndjson", "--add", "mine.yaml", "-f", "json")
    #expect(outcome.status == 0 && outcome.output.contains(#""worse":10"#), "\(outcome.errors)")
    try program.write(
      "quiet.yaml", "format: 1\nexclude: [{rules: [en.*], reason: r}]\n")
    let quiet = try program.vigie(
      "diff", "rules.yaml", "rules.yaml", "samples.ndjson", "--add", "mine.yaml", "--add",
      "quiet.yaml",
      "--unlabelled")
    #expect(quiet.output.contains("20 documents, 10 with other tags"), "\(quiet.output)")
  }

  @Test("unlabelled documents, and compiled rules")
  func unlabelled() throws {
    #expect(try program.vigie("compile", "new.yaml", "-o", "new.rules").status == 0)
    try program.write("one.txt", "Ballot sorcery was seen, and election meddling too.")
    let outcome = try program.vigie(
      "diff", "rules.yaml", "new.rules", "one.txt", "samples.ndjson", "--unlabelled")
    #expect(outcome.status == 0 && outcome.output.contains("21 documents, 10 with other tags"))
    #expect(outcome.output.contains("- threat/meddling"))
    let same = try program.vigie("diff", "rules.yaml", "rules.yaml", "one.txt", "--unlabelled")
    #expect(same.output.contains("No document gets or loses a tag."))
  }

  @Test("wrong usage and bad input")
  func mistakes() throws {
    #expect(try program.vigie("diff", "rules.yaml", "new.yaml").status == 64)
    #expect(
      try program.vigie(
        "diff", "rules.yaml", "new.yaml", "samples.ndjson", "--unlabelled", "--strict"
      )
      .status == 64)
    #expect(try program.vigie("diff", "none.yaml", "new.yaml", "samples.ndjson").status == 2)
    try program.write("one.ndjson", "{\"id\":\"a\",\"text\":\"Rain.\"}\n")
    let missing = try program.vigie("diff", "rules.yaml", "new.yaml", "one.ndjson")
    #expect(missing.status == 65 && missing.errors.contains("has no 'labels'"))
  }
}
