import Foundation
import TestSupport
import Testing

/// `vigie fit` from the command line.
@Suite(.serialized) struct FitCommandTests {
  private let program: ProgramFolder
  private let rules = SmallRules.meddling()

  init() throws {
    program = try ProgramFolder()
    try program.write("rules.yaml", rules)
    try program.write("one.txt", "They spoke of election meddling again.\n")
  }

  @Test("the weights of the shipped rules are not replaced unasked")
  func shipped() throws {
    try program.write("samples.ndjson", #"{"id": "s1", "text": "Calm.", "labels": {}}"# + "\n")
    for arguments in [["samples.ndjson"], ["samples.ndjson", "--add", "rules.yaml"]] {
      let outcome = try program.vigie(["fit"] + arguments)
      #expect(outcome.status == 64 && outcome.errors.contains("not replaced unasked"))
    }
  }

  @Test("a fit is shown, written beside the rules and used; after an edit it is reported as stale")
  func fit() throws {
    let files = FileManager.default
    try files.createDirectory(
      at: program.url.appending(path: "rules"), withIntermediateDirectories: true)
    try program.write("rules/all.yaml", rules)
    let lines = (0..<40).map { number in
      let isPositive = number % 3 == 0
      return
        #"{"id": "s\#(number)", "text": "Number \#(number): \#(isPositive ? "election meddling" : "calm").", "#
        + #""labels": {\#(isPositive ? #""threat/meddling": 2"# : "")}}"#
    }
    try program.write("samples.ndjson", lines.joined(separator: "\n") + "\n")
    let dry = try program.vigie("fit", "samples.ndjson", "--rules", "rules", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("meddling  14 samples"))
    #expect(!files.fileExists(atPath: program.url.appending(path: "rules/weights.yaml").path))

    let done = try program.vigie("fit", "samples.ndjson", "--rules", "rules", "--jobs", "1")
    #expect(done.status == 0 && done.output == dry.output)
    #expect(done.errors == "vigie: wrote rules/weights.yaml\n")
    let file = try program.read("rules/weights.yaml")
    // Once more, over the file that is there, and to standard output.
    #expect(
      try program.vigie("fit", "samples.ndjson", "--rules", "rules", "--jobs", "2").status == 0)
    #expect(try program.read("rules/weights.yaml") == file)
    let piped = try program.vigie("fit", "samples.ndjson", "--rules", "rules", "-o", "-")
    #expect(piped.output == file && piped.errors == dry.output)

    for _ in 0..<2 {
      let tagged = try program.vigie("tag", "--rules", "rules", "one.txt")
      #expect(tagged.output.contains(#""calibrated":true"#) && tagged.errors.isEmpty)
    }
    #expect(try program.vigie("check", "rules").status == 0)
    // That what is added has no fitted weight is no mistake, and no reason to fit the rest anew.
    try program.write("more.yaml", SmallRules.rule("en.more", phrase: "ballot fraud"))
    let added = try program.vigie("check", "--rules", "rules", "--add", "more.yaml")
    #expect(added.status == 0 && added.output.contains("0 errors, 0 warnings"), "\(added.output)")

    // A file that cannot be used stops tagging, not fitting.
    try program.write(
      "rules/weights.yaml", file.replacingOccurrences(of: "weight: ", with: "weight: -"))
    let wrong = try program.vigie("tag", "--rules", "rules", "one.txt")
    #expect(wrong.status == 2 && wrong.errors.contains("[wrong-sign]"))
    #expect(try program.vigie("fit", "samples.ndjson", "--rules", "rules").status == 0)
    #expect(try program.read("rules/weights.yaml") == file)

    try program.write(
      "rules/all.yaml", rules.replacingOccurrences(of: "decisive", with: "strong"))
    let stale = try program.vigie("tag", "--rules", "rules", "one.txt")
    #expect(stale.status == 0 && stale.output.contains(#""calibrated":false"#))
    #expect(stale.errors.contains("rules changed: 1 edited (en.meddling)"))
    #expect(try program.vigie("check", "rules").output.contains("[stale-weights]"))

    try program.write("samples.ndjson", lines.joined(separator: "\n") + "\n{\"id\": 1}\n")
    let bad = try program.vigie("fit", "samples.ndjson", "--rules", "rules")
    #expect(bad.status == 65 && bad.output.isEmpty)
    #expect(try program.read("rules/weights.yaml") == file)
  }

  @Test("that a fit on few samples takes the place of one on many is told, and still done")
  func fewSamples() throws {
    func samples(_ count: Int) -> String {
      (0..<count).map {
        #"{"id": "s\#($0)", "text": "Election meddling \#($0).", "labels": {"#
          + ($0 % 2 == 0 ? #""threat/meddling": 2"# : "") + "}}\n"
      }.joined()
    }
    try program.write("rules/all.yaml", rules)
    try program.write("more.yaml", SmallRules.rule("en.more", phrase: "ballot fraud"))
    try program.write("many.ndjson", samples(60))
    let told = "the weights in 'rules/weights.yaml' were fitted on 60 samples, these are 29: "
    for (count, warns) in [(60, false), (30, false), (29, true)] {
      #expect(
        try program.vigie("fit", "many.ndjson", "--rules", "rules").errors
          == "vigie: wrote rules/weights.yaml\n")
      try program.write("few.ndjson", samples(count))
      let fit = ["fit", "few.ndjson", "--rules", "rules", "--add", "more.yaml"]
      for end in [["--dry-run"], ["-o", "mine.yaml"]] {
        let outcome = try program.vigie(fit + end)
        #expect(outcome.status == 0 && outcome.errors.contains(told) == warns, "\(outcome.errors)")
      }
    }
    #expect(try program.read("mine.yaml").contains("samples: 29"))
  }

  @Test("what a fit is asked for is checked")
  func fitUsage() throws {
    try program.write(
      "samples.ndjson", #"{"id": "a", "text": "Election meddling.", "labels": {}}"# + "\n")
    for arguments in [
      ["--base-rate", "2"], ["--base-rate", "threat/medling=0.1"], ["--cost-ratio", "0"],
      ["--cost-ratio", "20000"], ["--cost-ratio", "0.001"],
      ["--date", "today"], ["--cross-validate", "1"], ["--rounds", "2"],
      ["--base-rate", "0.1", "--base-rate", "0.2"], [],
    ] {
      let outcome = try program.vigie(
        ["fit", "samples.ndjson", "--rules", "rules.yaml"] + arguments)
      #expect(outcome.status == 64, "\(arguments)")
    }
    let lines = (0..<20).map { number in
      let label = number % 2 == 0 ? #""threat/meddling": 2"# : ""
      return #"{"id": "s\#(number)", "text": "Election \#(number).", "labels": {\#(label)}}"# + "\n"
    }
    try program.write("samples.ndjson", lines.joined())
    let validated = try program.vigie(
      "fit", "samples.ndjson", "--rules", "rules.yaml", "--cross-validate", "3")
    #expect(validated.status == 0 && validated.output.hasPrefix("20 samples in 3 folds"))
  }
}
