import Testing

@Suite(.serialized) struct ScanCommandTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder.withSmallRules()
    try program.write(
      "corpus.ndjson",
      (0..<50).map { number in
        let text = number % 5 == 0 ? "Election meddling was seen." : "It rained on the ferry."
        return #"{"id":"d\#(number)","lang":"en","text":"\#(text)"}"# + "\n"
      }.joined())
  }

  @Test("counts, in the format that the output's name tells, the same with any number of jobs")
  func counts() throws {
    let text = try program.vigie("scan", "-r", "rules.yaml", "corpus.ndjson")
    #expect(text.status == 0 && text.errors.isEmpty)
    #expect(text.output.contains("50 documents, 10 with a tag"))
    #expect(text.output.contains("1 of 2 rules without a hit\n  en.leak\n"))
    #expect(
      try program.vigie("scan", "-r", "rules.yaml", "corpus.ndjson", "-o", "out.csv").status == 0)
    #expect(try program.read("out.csv").contains("rule,en.meddling,threat/meddling,en,50,10,"))
    let one = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "-f", "json", "--limit", "3", "--jobs", "1")
    let two = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "-f", "json", "--limit", "3", "--jobs", "2")
    #expect(one.output == two.output && one.output.contains(#""contexts":["#))
  }

  @Test("hits of a rule or tag in context")
  func contexts() throws {
    let outcome = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "--rule", "en.m*", "-l", "2")
    #expect(outcome.output.contains("in context: 2 of 10 hits"))
    #expect(outcome.output.contains("[Election meddling] was seen."))
    let none = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "--rule", "en.medling")
    #expect(none.status == 64 && none.errors.contains("did you mean 'en.meddling'?"))
  }

  @Test("a budget fails only when it is asked to, and costs can be measured")
  func gate() throws {
    let told = try program.vigie("scan", "-r", "rules.yaml", "corpus.ndjson", "--budget", "2%")
    #expect(told.status == 0 && told.output.contains("over budget"))
    let failed = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "--budget", "2%", "--strict")
    #expect(failed.status == 1)
    let allowed = try program.vigie(
      "scan", "-r", "rules.yaml", "corpus.ndjson", "--budget", "2%", "--budget", "*meddling=20%",
      "--budget", "threat=20%", "--strict", "--profile")
    #expect(allowed.status == 0 && allowed.output.contains("over 50 documents"))
    let wrong = try program.vigie("scan", "-r", "rules.yaml", "corpus.ndjson", "--budget", "x")
    #expect(wrong.status == 64 && wrong.errors.contains("expected 2%, 0.02 or NAME=2%"))
  }

  @Test("where the share comes from that nobody named is told")
  func standardBudget() throws {
    try program.write("wet.ndjson", #"{"lang":"en","text":"Election meddling."}"# + "\n")
    let note = "30 % is what is allowed where no --budget says otherwise.\n"
    let told = try program.vigie("scan", "-r", "rules.yaml", "wet.ndjson").output
    #expect(told.contains("allowed 30.0 %") && told.contains(note), "\(told)")
    let named = try program.vigie("scan", "-r", "rules.yaml", "wet.ndjson", "--budget", "2%").output
    #expect(named.contains("allowed 2.0 %") && !named.contains(note), "\(named)")
  }

  @Test("bad input is told, and the rest counted")
  func badInput() throws {
    try program.write("bad.ndjson", "{\"text\": 5}\n{\"text\": \"Stolen papers.\"}\n")
    let outcome = try program.vigie("scan", "-r", "rules.yaml", "bad.ndjson")
    #expect(outcome.status == 65 && outcome.errors.contains("bad.ndjson:1:"))
    #expect(outcome.output.contains("1 document, 1 with a tag"))
  }
}
