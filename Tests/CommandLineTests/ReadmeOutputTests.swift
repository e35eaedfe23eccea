import Foundation
import Testing

/// What the README shows as output of the program on its one document, with the shipped rules, is what comes
/// out. An ellipsis there stands for anything.
@Suite(.serialized) struct ReadmeOutputTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let program: ProgramFolder
  private let readme: String

  init() throws {
    program = try ProgramFolder()
    readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    try program.write("statement.txt", try shown(after: "$ cat statement.txt\n"))
  }

  /// What stands between this line and the next command, or the end of the block.
  private func shown(after line: String) throws -> String {
    let start = try #require(readme.firstRange(of: line)).upperBound
    let rest = readme[start...]
    let ends = ["\n$ ", "\n```"].compactMap { rest.firstRange(of: $0)?.lowerBound }
    return String(rest[..<(try #require(ends.min()))]) + "\n"
  }

  /// The first part of `shown` that is missing from the output, or out of order.
  private func missing(from output: String, of shown: String) -> Substring? {
    var rest = output[...]
    for part in shown.split(separator: "…") {
      let wanted = part.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !wanted.isEmpty else { continue }
      guard let found = rest.firstRange(of: wanted) else { return part }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  private func run(_ command: String) throws -> String {
    let arguments = command.split(separator: " ").map(String.init)
    return try program.vigie(arguments + ["--rules", Self.root.appending(path: "rules").path])
      .output
  }

  // One test, for in each the shipped rules are compiled anew.
  @Test("tags, their account, the record, and what is said of a text that denies a threat")
  func statement() throws {
    let text = try run("tag statement.txt --format text")
    #expect(missing(from: text, of: try shown(after: "$ vigie tag statement.txt\n")) == nil)
    let why = "explain --tag information-manipulation/false-content statement.txt"
    #expect(
      missing(from: try run(why), of: try shown(after: "$ vigie \(why)\n")) == nil)
    // Broken into lines to be read.
    let record = try shown(after: "## The record\n\n```json\n")
      .replacing(#/\n\ */#, with: "")
    #expect(missing(from: try run("tag statement.txt"), of: record) == nil)
    let said = try #require(readme.firstMatch(of: #/"(There is no evidence [^"]+)" speaks/#)).1
    try program.write("denial.txt", "\(said).\n")
    let denial = try run("tag denial.txt --format text")
    #expect(denial.contains("(negation)"), "\(denial)")
  }

  @Test("a misspelt tag in the first rule of the guide")
  func check() throws {
    let guide = try String(
      contentsOf: Self.root.appending(path: "rules/README.md"), encoding: .utf8)
    let rule = try #require(guide.split(separator: "```yaml\n").dropFirst().first)
    let file = rule.prefix(upTo: try #require(rule.firstRange(of: "```")).lowerBound)
    try program.write(
      "mine.yaml", String(file).replacing("/hack-and-leak\n", with: "/hack-and-leek\n"))
    let output = try program.vigie("check", "mine.yaml").output
    #expect(output == (try shown(after: "$ vigie check mine.yaml\n")))
  }
}
