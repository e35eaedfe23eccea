import Foundation
import TestSupport
import Testing

/// Which rules the program takes: the shipped ones, the user's own, or both.
@Suite(.serialized) struct RuleChoiceTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder(installing: true)
    try program.write("text.txt", "They spoke of election meddling and of stolen mail.\n")
    try program.write(
      "mine.yaml",
      SmallRules.rule("en.stolen-mail", tag: "threat/hacking", phrase: "stolen mail"))
  }

  /// The tags of the text, without the group.
  private func tags(_ options: String...) throws -> [String] {
    let outcome =
      options.isEmpty
      ? try program.vigie("tag", "text.txt")
      : try program.vigie("tag", options[0], options[1], "text.txt")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return ["meddling", "hacking"].filter { outcome.output.contains("\"tag\":\"threat/\($0)\"") }
  }

  @Test func ownRulesStandAloneOrBesideTheShippedOnes() throws {
    #expect(try tags() == ["meddling"])
    #expect(try tags("--rules", "mine.yaml") == ["hacking"])
    #expect(try tags("--add", "mine.yaml") == ["meddling", "hacking"])
    let alone = try program.vigie("check", "mine.yaml")
    #expect(
      alone.output == "0 errors, 0 warnings in 1 file, 1 rule, with the shipped taxonomy\n")
    let both = try program.vigie("check", "--add", "mine.yaml")
    #expect(both.output == "0 errors, 0 warnings in 3 files, 2 rules\n")
    #expect(try program.vigie("compile", "--add", "mine.yaml", "-o", "all.rules").status == 0)
    #expect(try tags("--rules", "all.rules") == ["meddling", "hacking"])
  }

  @Test func rulesOnTrialAreMarkedInTheList() throws {
    let mine = try String(contentsOf: program.url.appending(path: "mine.yaml"), encoding: .utf8)
    try program.write(
      "trial.yaml",
      mine.replacing("\n    description:", with: "\n    status: trial\n    description:"))
    let list = try program.vigie("rules", "--rules", "trial.yaml")
    #expect(list.output.contains("  [trial] "), "\(list.output)\(list.errors)")
    #expect(try !program.vigie("rules", "--rules", "mine.yaml").output.contains("[trial]"))
  }

  @Test func exclusionsAreAddedToTheShippedRules() throws {
    try program.write(
      "mine.yaml",
      """
      format: 1
      exclude:
        - rules: [en.meddling]
          reason: Not our subject
      """)
    #expect(try tags("--add", "mine.yaml") == [])
    let alone = try program.vigie("check", "mine.yaml")
    #expect(alone.status == 1)
    #expect(alone.output.contains("together with the rules they speak of, as --add does"))
  }

  @Test func withoutAnyTaxonomyTheMessageSaysWhatToDo() throws {
    try FileManager.default.removeItem(at: program.url.appending(path: "share"))
    let folder = program.url.resolvingSymlinksInPath().path
    let places =
      "'\(folder)/share/vigie/rules/taxonomy.yaml', and as 'rules/taxonomy.yaml' in '\(folder)/bin' and "
      + "the folders above it"
    let message = """
      mine.yaml: error: no taxonomy: put the rules into a folder with a taxonomy.yaml, or name one among \
      the files [no-taxonomy]
            note: no taxonomy.yaml or taxonomy.yml is in '\(folder)', or in a folder above
            note: nor was the one of the shipped rules found: it was looked for as \(places)
            note: to use it, name the folder of the shipped rules with --rules, and yours with --add

      """
    #expect(try program.vigie("check", "mine.yaml").output.hasPrefix(message))
    let tag = try program.vigie("tag", "--rules", "mine.yaml", "text.txt")
    #expect(tag.status == 2 && tag.errors.hasPrefix(message), "\(tag.errors)")
    // Without rules of one's own there is nothing but the places to tell.
    let none = try program.vigie("tag", "text.txt")
    #expect(
      none.status == 2
        && none.errors == """
          vigie: the shipped rules were not found: they were looked for as \(places); name their folder, \
          or one of your own with a taxonomy.yaml, with --rules

          """,
      "\(none.errors)")
  }

  @Test(
    "a file that does not exist is told, with the one that was meant",
    arguments: [
      ("mien.yaml", "this file does not exist; did you mean 'mine.yaml'?"),
      ("./mine.yml", "this file does not exist; did you mean './mine.yaml'?"),
      ("share/vigie/rules/en/medling.yaml", "en/meddling.yaml'?"),
      ("shar", "this file or folder does not exist; did you mean 'share'?"),
      ("shar/", "this file or folder does not exist; did you mean 'share'?"),
      // No rule file, or not like any.
      ("texts.yaml", "this file does not exist [unreadable-file]"),
      ("other.yaml", "this file does not exist [unreadable-file]"),
      ("sub/mine.yaml", "this file does not exist, for there is no folder '"),
    ])
  func missing(path: String, message: String) throws {
    for arguments in [
      ["check", path], ["check", "--add", path], ["tag", "--rules", path, "text.txt"],
    ] {
      let outcome = try program.vigie(arguments)
      #expect(outcome.status == 2)
      let said = (outcome.output + outcome.errors).split(separator: "\n").first ?? ""
      #expect(said.hasPrefix("\(path): error: this file ") && said.contains(message), "\(said)")
    }
  }

  @Test func editedShippedRulesCountMoreThanTheirCompiledForm() throws {
    let compiled = "share/vigie/rules.compiled"
    #expect(try program.vigie("compile", "-o", compiled).status == 0)
    #expect(try tags() == ["meddling"])
    let rules = try program.read("share/vigie/rules/en/meddling.yaml")
    try program.write(
      "share/vigie/rules/en/meddling.yaml",
      rules.replacing("election meddling", with: "stolen mail"))
    try program.write("text.txt", "They spoke of stolen mail.\n")
    #expect(try tags() == ["meddling"])
    #expect(try program.vigie("compile", "-o", compiled).status == 0)
    // File systems count time in steps of some milliseconds.
    Thread.sleep(forTimeInterval: 0.05)
    try program.write("share/vigie/rules/en/more.yaml", try program.read("mine.yaml"))
    #expect(try tags() == ["meddling", "hacking"])
  }
}
