import Testing

@Suite(.serialized) struct SampleCommandTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder.withSmallRules()
    try program.write(
      "corpus.ndjson",
      (0..<60).map { number in
        let text =
          switch number % 6 {
          case 0: "Election meddling 😀 was seen, \(number) times."
          case 1: "The stolen papers were \(number)."
          default: "It rained on ferry \(number)."
          }
        return #"{"id":"d\#(number)","lang":"en","text":"\#(text)"}"# + "\n"
      }.joined())
  }

  @Test("draws the same whatever the number of jobs, and what is labelled is not drawn again")
  func draws() throws {
    let one = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "10", "--jobs", "1")
    let two = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "10", "--jobs", "2")
    #expect(one.status == 0 && one.output == two.output)
    #expect(one.output.split(separator: "\n").count == 10)
    #expect(one.errors.contains("drawn: 8 of 20 documents with hits, 2 of 40 without"))
    try program.write(
      "labelled.ndjson", one.output.replacing(#""labels":null"#, with: #""labels":{}"#))
    let next = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "50", "--labelled", "labelled.ndjson")
    #expect(next.errors.contains("10 labelled already"))
    let lines = Set(one.output.split(separator: "\n").map { $0.prefix { $0 != "," } })
    #expect(
      lines.isDisjoint(with: next.output.split(separator: "\n").map { $0.prefix { $0 != "," } }))
  }

  @Test("to a tool and back")
  func roundTrip() throws {
    let export = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "12", "--for", "label-studio", "-o",
      "tasks.json")
    #expect(export.status == 0)
    try program.write(
      "export.json", program.read("tasks.json").replacing("predictions", with: "annotations"))
    let imported = try program.vigie(
      "sample", "-r", "rules.yaml", "--import", "export.json", "--from", "label-studio", "-o",
      "new.ndjson")
    #expect(imported.status == 0 && imported.errors.contains("12 labelled"))
    let eval = try program.vigie("eval", "-r", "rules.yaml", "new.ndjson")
    #expect(eval.status == 0 && eval.output.contains("12 samples"))
    let interface = try program.vigie("sample", "-r", "rules.yaml", "--interface", "-t", "threat")
    #expect(interface.output.contains(#"<Choice value="threat/leak""#))
  }

  @Test("wrong usage and bad input are told, and nothing is written")
  func mistakes() throws {
    let few = try program.vigie("sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "2")
    #expect(few.status == 64 && few.errors.contains("--count must be at least 3"))
    #expect(try program.vigie("sample", "-r", "rules.yaml", "-").status == 64)
    #expect(try program.vigie("sample", "-r", "rules.yaml").status == 64)
    #expect(try program.vigie("sample", "--import", "x.json").status == 64)
    try program.write("bad.json", #"[{"id":1,"data":{"text":5}}]"#)
    let bad = try program.vigie(
      "sample", "-r", "rules.yaml", "--import", "bad.json", "--from", "label-studio", "-o", "out")
    #expect(bad.status == 65 && bad.errors.contains("bad.json:1:"))
    #expect((try? program.read("out")) == nil)
    let tasks = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "-n", "12", "--for", "prodigy", "-o", "tasks")
    #expect(tasks.status == 0)
    let unanswered = try program.vigie(
      "sample", "-r", "rules.yaml", "--import", "tasks", "--from", "prodigy", "-o", "out")
    #expect(unanswered.status == 65)
    #expect(unanswered.errors.contains("'tasks' holds 12 documents, none with an answer"))
    let first = try #require(try program.read("tasks").split(separator: "\n").first)
    try program.write("task", "\(first)\n")
    let one = try program.vigie(
      "sample", "-r", "rules.yaml", "--import", "task", "--from", "prodigy", "-o", "out")
    #expect(one.errors.contains("'task' holds 1 document, without an answer"), "\(one.errors)")
    #expect((try? program.read("out")) == nil)
    let quota = try program.vigie(
      "sample", "-r", "rules.yaml", "corpus.ndjson", "--quota", "threat/leek=3")
    #expect(quota.status == 64 && quota.errors.contains("did you mean 'threat/leak'?"))
  }
}
