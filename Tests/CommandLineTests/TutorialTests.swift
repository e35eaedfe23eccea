import Foundation
import Testing

/// The tutorial, done step by step: its files are written, its edits made, its commands run, and what
/// they print must be what it shows.
@Suite(.serialized) struct TutorialTests {
  private struct Block {
    var kind: String
    var lines: [String]
    var text: String { lines.map { $0 + "\n" }.joined() }
  }

  private let program: ProgramFolder
  private let blocks: [Block]

  init() throws {
    program = try ProgramFolder()
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/TUTORIAL.md")
    var blocks: [Block] = []
    var open: Block?
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      if let block = open, line == "```" {
        blocks.append(block)
        open = nil
      } else if line.hasPrefix("```") {
        open = Block(kind: String(line.dropFirst(3)), lines: [])
      } else {
        open?.lines.append(line)
      }
    }
    self.blocks = blocks
  }

  /// Writes a file, or makes an edit.
  private func apply(_ block: Block) throws {
    switch block.kind {
    case "yaml": try program.write(String(block.lines[0].dropFirst(2)), block.text)
    case "json": try program.write("samples.ndjson", block.text)
    case "diff":
      func side(_ marks: String) -> String {
        block.lines.filter { marks.contains($0.prefix(1)) }.map { $0.dropFirst() + "\n" }.joined()
      }
      let rules = try program.read("rules.yaml")
      #expect(rules.ranges(of: side("- ")).count == 1)
      try program.write("rules.yaml", rules.replacing(side("- "), with: side("+ ")))
    default: break
    }
  }

  @Test("the commands print what the tutorial shows")
  func commands() throws {
    var count = 0
    for block in blocks {
      try apply(block)
      guard block.kind == "console" else { continue }
      let command = block.lines[0].dropFirst("$ vigie ".count).split(separator: " ").map(
        String.init)
      let outcome = try program.vigie(command)
      #expect(outcome.status == 0)
      #expect(outcome.output == block.lines.dropFirst().map { $0 + "\n" }.joined())
      count += 1
    }
    #expect(count == 4)
  }

  @Test("so does the watch, after each edit")
  func watch() throws {
    let shown = blocks.filter { $0.kind == "text" }.flatMap(\.lines).filter { !$0.hasPrefix("$") }
    for block in blocks.prefix(while: { $0.kind != "console" }) { try apply(block) }
    let process = Process()
    process.executableURL = try ProgramFolder.built()
    process.arguments = ["watch", "samples.ndjson", "--rules", "rules.yaml", "--changes", "2"]
    process.currentDirectoryURL = program.url
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var printed = ""
    for edit in blocks where edit.kind == "diff" {
      // Each answer ends with how long it took, the greeting with its first line.
      while !printed.hasSuffix("\n") || printed.hasSuffix("rules.yaml\n") {
        printed += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      }
      try apply(edit)
      printed += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }
    printed += String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let lines = printed.split(separator: "\n").map(String.init)
      .filter { $0.wholeMatch(of: /\ \ \d+\.\d\d s/) == nil }
    #expect(lines == shown)
  }
}
