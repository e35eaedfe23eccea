import Testing

@Suite(.serialized) struct SuggestCommandTests {
  @Test("phrases with their YAML, the same with any number of jobs")
  func suggests() throws {
    let program = try ProgramFolder.withSmallRules()
    try program.write(
      "samples.ndjson",
      (0..<12).map { number in
        let isMissed = number < 3
        let text =
          isMissed ? "Foreign ballot sorcery, day \(number)." : "Rain fell on day \(number)."
        let labels = isMissed ? #"{"threat/meddling":2}"# : "{}"
        return #"{"id":"s\#(number)","lang":"en","text":"\#(text)","labels":\#(labels)}"# + "\n"
      }.joined())
    let one = try program.vigie("suggest", "-r", "rules.yaml", "samples.ndjson", "--jobs", "1")
    let two = try program.vigie("suggest", "-r", "rules.yaml", "samples.ndjson", "--jobs", "2")
    #expect(one.status == 0 && one.output == two.output)
    #expect(one.output.contains("      phrases:\n        - ballot sorcery\n"))
    #expect(one.output.contains("3 of 3, others 0 of 9"))
    let leak = try program.vigie(
      "suggest", "-r", "rules.yaml", "samples.ndjson", "-t", "threat/leak", "-f", "json")
    #expect(leak.output == "[]\n")
    func support(_ number: Int, _ samples: String = "samples.ndjson") throws
      -> ProgramFolder.Outcome
    {
      try program.vigie("suggest", "-r", "rules.yaml", samples, "--support", "\(number)")
    }
    #expect(try support(0).status == 64)
    // Where there is nothing to suggest, the reason is told.
    #expect(try support(4).output.contains("than 3 of these samples, and a phrase must stand in 4"))
    try program.write(
      "good.ndjson",
      #"{"id":"g","text":"Election meddling.","labels":{"threat/meddling":2}}"# + "\n")
    #expect(try support(1, "good.ndjson").output.contains("miss nothing in these samples (1)"))
  }
}
