import Foundation
import TestSupport
import Testing

/// What the names of the formats of `vigie tag` promise.
@Suite(.serialized) struct RecordFormatTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    try program.write("rules.yaml", SmallRules.meddling())
    try program.write(
      "in.ndjson", "{\"text\": \"Election meddling.\"}\n{\"text\": 5}\n{\"text\": \"No.\"}\n")
    try program.write("blank.txt", "\n")
  }

  private func tag(_ arguments: String...) throws -> String {
    try program.vigie(["tag", "--rules", "rules.yaml"] + arguments).output
  }

  @Test("json is one array of the records that ndjson has a line each of, mistakes included")
  func array() throws {
    let lines = try tag("in.ndjson", "--format", "ndjson").split(separator: "\n")
    let array = try tag("in.ndjson", "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(array.utf8))
    #expect((parsed as? [[String: Any]])?.count == 3)
    #expect(array == "[" + lines.joined(separator: ",\n") + "]\n")
    #expect(array.contains(#""error":{"code":"wrong-type""#))
    _ = try tag("in.ndjson", "--format", "json", "-o", "out.json")
    #expect(try program.read("out.json") == array)
  }

  @Test("without a record the array is empty")
  func empty() throws {
    try FileManager.default.createDirectory(
      at: program.url.appending(path: "none"), withIntermediateDirectories: true)
    #expect(try tag("none", "--format", "json") == "[]\n")
  }

  @Test("an array of records that lies among documents is not read as one")
  func ownArray() throws {
    try program.write("press/a.txt", "Election meddling.\n")
    _ = try tag("press", "--format", "json", "-o", "press/first.json")
    let again = try program.vigie("tag", "--rules", "rules.yaml", "press", "--format", "json")
    #expect(again.status == 0)
    #expect(again.output == (try program.read("press/first.json")))
    #expect(again.errors.contains("holds records that vigie wrote"))
  }

  @Test("documents come as text or ndjson only")
  func inputFormat() throws {
    let refused = try program.vigie(
      "tag", "--rules", "rules.yaml", "--input-format", "json", "in.ndjson")
    #expect(refused.status == 64)
  }
}
