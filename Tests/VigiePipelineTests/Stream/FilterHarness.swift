import Foundation
import Testing
import VigieInput

@testable import VigiePipeline

/// Runs a filter between files and pipes.
final class FilterHarness {
  let rules: SmallRuleFolder
  let folder: URL

  init() throws {
    rules = try SmallRuleFolder()
    folder = rules.folder.appending(path: "streams")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  struct Result {
    var output: [UInt8]
    var deadLetters: [[String: Any]]
    var outcome: FilterOutcome
    var events: [FilterEvent]

    var lines: [[UInt8]] {
      output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).map(Array.init)
    }
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static func options(_ texts: [String] = ["text"], tags: String = "tags") throws -> FilterOptions {
    var options = FilterOptions(
      fields: FieldNames(
        texts: try texts.map { try JSONPointer($0) }, title: try JSONPointer("title"),
        languages: [try JSONPointer("lang")], id: try JSONPointer("id"), tags: tags))
    options.jobs = 2
    return options
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Filters bytes.
  ///
  /// - Parameter pieces: the sizes of the writes to a pipe; without it the bytes are read from a file.
  func filter(
    _ input: [UInt8], _ options: FilterOptions, pieces: [Int]? = nil, keepsDeadLetters: Bool = true
  ) throws -> Result {
    let filter = Filter(options, live: try rules.live())
    let output = try Descriptor(opening: path("out"), for: .writing)
    defer { output.closeFile() }
    try? FileManager.default.removeItem(atPath: path("dead"))
    let dead = keepsDeadLetters ? try Descriptor(opening: path("dead"), for: .appending) : nil
    var events: [FilterEvent] = []
    let sinks = FilterSinks(output: output, ownsOutput: true, deadLetters: dead)
    let outcome: FilterOutcome
    if let pieces {
      let pipe = Pipe()
      let writing = pipe.fileHandleForWriting
      Thread.detachNewThread {
        var start = 0
        var number = 0
        while start < input.count {
          let end = min(input.count, start + pieces[number % pieces.count])
          try? writing.write(contentsOf: input[start..<end])
          start = end
          number += 1
        }
        try? writing.close()
      }
      outcome = try filter.run(
        from: Descriptor(pipe.fileHandleForReading.fileDescriptor), to: sinks
      ) { events.append($0) }
    } else {
      try Data(input).write(to: folder.appending(path: "in"))
      let file = try Descriptor(opening: path("in"), for: .reading)
      defer { file.closeFile() }
      outcome = try filter.run(from: file, to: sinks) { events.append($0) }
    }
    dead?.closeFile()
    return Result(
      output: [UInt8](try Data(contentsOf: folder.appending(path: "out"))),
      deadLetters: try deadLetters(), outcome: outcome, events: events)
  }

  func deadLetters() throws -> [[String: Any]] {
    guard let data = try? Data(contentsOf: folder.appending(path: "dead")) else { return [] }
    return try data.split(separator: UInt8(ascii: "\n")).map { line in
      var letter = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
      // Foundation drops U+FEFF from some strings.
      if letter["raw"] != nil { letter["rawBytes"] = try Self.string("raw", of: Array(line)) }
      return letter
    }
  }

  /// A string of an object.
  private static func string(_ name: String, of json: [UInt8]) throws -> [UInt8]? {
    var scanner = VigieInput.JSONReader(json)
    try scanner.expect("{", "an object")
    repeat {
      let key = try scanner.string()
      try scanner.expect(":", "':'")
      if key == Array(name.utf8) { return try scanner.string() }
      try scanner.skipValue()
    } while scanner.take(",")
    return nil
  }
}
