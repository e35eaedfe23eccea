import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import VigieService

struct BatchTests {
  private func answer(_ body: String, limits: ServiceLimits = .init()) async throws -> [JSONValue] {
    let service = try ServiceFixture.service(limits: limits)
    return try await service.application.test(.router) { client in
      try await client.execute(
        uri: "/tag/batch", method: .post, headers: [.contentType: "application/x-ndjson"],
        body: ByteBuffer(string: body)
      ) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/x-ndjson")
        #expect(response.text.isEmpty || response.text.hasSuffix("\n"))
        return try response.text.split(separator: "\n").map { try JSONValue(Array($0.utf8)) }
      }
    }
  }

  @Test func eachLineHasItsAnswerInItsPlace() async throws {
    let body = """
      {"id": "a", "text": "Election meddling."}
      {"id": "b"

      {"id": "c", "text": "Nothing."}\r
      {"id": "d", "txt": "Stolen papers."}
      {"id": "e", "text": "Stolen papers."}
      """
    let lines = try await answer(body)
    #expect(lines.map { $0["id"]?.string } == ["a", "b", "c", "d", "e"])
    #expect(lines[0]["tags"]?[0]?["tag"]?.string == "threat/meddling")
    #expect(lines[2]["tags"]?.array?.isEmpty == true)
    #expect(lines[1]["error"]?["code"]?.string == "invalid-json")
    #expect(lines[1]["error"]?["line"]?.number == 2)
    #expect(lines[1]["raw"]?.string == #"{"id": "b""#)
    #expect(lines[3]["error"]?["code"]?.string == "missing-text")
    #expect(lines[3]["error"]?["line"]?.number == 5)
  }

  @Test func doubtsAreInTheRecord() async throws {
    let lines = try await answer(
      #"{"text": "Stolen \udc00 papers.", "date": "soon"}"# + "\n" + #"{"text": "Stolen papers."}"#)
    #expect(lines[0]["warnings"] == .array([.string("unknown-date"), .string("repaired-text")]))
    #expect(lines[1]["warnings"] == nil)
  }

  @Test func longLinesArePassedOver() async throws {
    var limits = ServiceLimits()
    limits.bodySize = 5000
    let long = #"{"text": ""# + String(repeating: "a", count: 100_000) + #""}"#
    let lines = try await answer(
      long + "\n" + #"{"text": "Stolen papers."}"# + "\n" + long, limits: limits)
    #expect(lines.map { $0["error"]?["code"]?.string } == ["line-too-long", nil, "line-too-long"])
    #expect(lines.map { $0["error"]?["line"]?.number } == [1, nil, 3])
    #expect(lines[0]["raw"]?.string?.utf8.count == LineSplitter.longestHead)
  }

  @Test func manyLinesKeepTheirOrder() async throws {
    let count = 2000
    let body = (0..<count).map { number in
      #"{"id": "\#(number)", "text": "\#(String(repeating: "Stolen papers. ", count: number % 40 + 1))"}"#
    }
    let lines = try await answer(body.joined(separator: "\n"))
    #expect(lines.map { $0["id"]?.string } == (0..<count).map(String.init))
  }

  @Test func splittingDoesNotDependOnTheParts() {
    let text = "one\n\ntwo\r\n" + String(repeating: "long", count: 9) + "\nthree\r\nüñí\nlast"
    let bytes = Array(text.utf8)
    let whole = lines(of: bytes, cuts: [])
    #expect(whole.map(\.isTooLong) == [false, false, false, true, false, false, false])
    #expect(whole.map(\.number) == Array(1...7))
    var random = SplitMix64(seed: 7)
    for _ in 0..<500 {
      let cuts = (0..<Int.random(in: 0...8, using: &random))
        .map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      #expect(lines(of: bytes, cuts: cuts).map(\.bytes) == whole.map(\.bytes), "cut at \(cuts)")
    }
  }

  private func lines(of bytes: [UInt8], cuts: [Int]) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: 20)
    var lines: [LineSplitter.Line] = []
    for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
      lines += splitter.split(ByteBuffer(bytes: bytes[start..<end]))
    }
    if let last = splitter.finish() { lines.append(last) }
    return lines
  }

  /// Whatever the order in which lines are completed, results come in that of the lines, and never are
  /// more in the window than fit.
  @Test(arguments: [1, 2, 7])
  func windowKeepsOrderAndBounds(size: Int) async {
    let window = BatchWindow(lines: size, bytes: 1000)
    let count = 300
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await withTaskGroup(of: Void.self) { workers in
          for line in 0..<count {
            guard let number = await window.enter(size: 10) else { break }
            #expect(number == line)
            workers.addTask {
              if line % 3 == 0 { try? await Task.sleep(for: .microseconds(line % 7 * 100)) }
              window.complete(number, with: [UInt8(line % 256)])
            }
          }
        }
        window.finish()
      }
      var results: [UInt8] = []
      while let ready = await window.take() {
        #expect(ready.count <= size)
        results += ready.flatMap { $0 }
      }
      #expect(results == (0..<count).map { UInt8($0 % 256) })
    }
  }

  @Test func aClosedWindowLetsGo() async {
    let window = BatchWindow(lines: 1, bytes: 10)
    #expect(await window.enter(size: 50) == 0)
    async let second = window.enter(size: 1)
    window.finish()
    #expect(await second == nil)
  }
}
