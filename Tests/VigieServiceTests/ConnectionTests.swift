import NIOCore
import Testing

@testable import VigieService

/// Real sockets, and clients that misbehave.
struct ConnectionTests {
  private static var strict: ServiceLimits {
    var limits = ServiceLimits()
    limits.bodySize = 10_000
    limits.headerTimeout = .seconds(2)
    limits.bodyTimeout = .seconds(2)
    limits.idleTimeout = .seconds(2)
    return limits
  }

  /// For clients that are in time: other tests may keep them waiting for half a minute.
  private static var patient: ServiceLimits {
    var limits = strict
    limits.headerTimeout = .seconds(60)
    limits.bodyTimeout = .seconds(60)
    return limits
  }

  private static func tag(_ text: String, _ headers: String = "") -> String {
    "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n\(headers)"
      + "Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
  }

  private static let chunked = """
    POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n
    """

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var pieces: [String]
    var statuses: [Int]
    var code: String?
    var pause = Duration.zero

    var testDescription: String { name }
  }

  private static let cases: [Case] = [
    Case(
      name: "two requests in one write", pieces: [tag("a b") + tag("c d")], statuses: [200, 200]),
    Case(
      name: "in small pieces", pieces: tag("Election meddling.").map(String.init), statuses: [200]),
    Case(
      name: "chunks", pieces: [chunked + "5\r\nElect\r\n8\r\nion medd\r\n0\r\n\r\n"],
      statuses: [200]),
    Case(name: "nothing", pieces: [], statuses: [408], code: "header-timeout"),
    Case(
      name: "slow header", pieces: "GET /health HTTP/1.1\r\nHost: abcdefghijkl".map(String.init),
      statuses: [408], code: "header-timeout", pause: .milliseconds(100)),
    Case(
      name: "slow body",
      pieces: [String(tag("abcdefghijklmnop").dropLast(10))] + "qwertzuio".map(String.init),
      statuses: [408], code: "body-timeout", pause: .milliseconds(400)),
    Case(
      name: "slow chunks", pieces: [chunked] + (0..<20).map { _ in "1\r\na\r\n" },
      statuses: [408], code: "body-timeout", pause: .milliseconds(200)),
    Case(
      name: "announced too large",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n"
      ],
      statuses: [413], code: "body-too-large"),
    Case(
      name: "announced larger than a number",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"
          + "Content-Length: 9223372036854775808\r\n\r\n"
      ],
      statuses: [413], code: "body-too-large"),
    Case(
      name: "too large in chunks",
      pieces: [chunked]
        + (0..<20).map { _ in "1000\r\n" + String(repeating: "a", count: 4096) + "\r\n" },
      statuses: [413], code: "body-too-large"),
    Case(
      name: "chunk without size", pieces: [chunked + "zz\r\nabc\r\n"], statuses: [400],
      code: "invalid-http"),
    Case(
      name: "huge chunk size", pieces: [chunked + "fffffffffffffffff\r\nabc"], statuses: [400],
      code: "invalid-http"),
    Case(
      name: "chunk longer than said", pieces: [chunked + "2\r\nabcdef\r\n0\r\n\r\n"],
      statuses: [400], code: "invalid-http"),
    Case(
      name: "two lengths",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"
      ],
      statuses: [400], code: "invalid-http"),
    Case(
      name: "length and chunks",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      ],
      statuses: [400], code: "invalid-http"),
    Case(
      name: "negative length",
      pieces: ["POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n"],
      statuses: [400], code: "invalid-http"),
    Case(
      name: "no HTTP", pieces: ["\u{16}\u{03}\u{01} hello\r\n\r\n"], statuses: [400],
      code: "invalid-http"),
    Case(
      name: "long field",
      pieces: [
        "GET /health HTTP/1.1\r\nHost: h\r\nX: " + String(repeating: "a", count: 9000) + "\r\n\r\n"
      ],
      statuses: [431], code: "header-too-large"),
    Case(
      name: "long path",
      pieces: ["GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: h\r\n\r\n"],
      statuses: [431], code: "header-too-large"),
    Case(
      name: "many fields",
      pieces: [
        "GET /health HTTP/1.1\r\nHost: h\r\n" + (0..<200).map { "X-\($0): a\r\n" }.joined() + "\r\n"
      ],
      statuses: [431], code: "header-too-large"),
    Case(
      name: "unknown expectation", pieces: [tag("abc", "Expect: miracles\r\n")], statuses: [417],
      code: "unknown-expectation"),
    Case(
      name: "asks to continue",
      pieces: [String(tag("abc", "Expect: 100-continue\r\n").dropLast(3)), "abc"],
      statuses: [100, 200], pause: .milliseconds(50)),
    Case(
      name: "absolute path", pieces: ["GET http://h/health HTTP/1.1\r\nHost: h\r\n\r\n"],
      statuses: [200]),
    Case(
      name: "without Host", pieces: ["GET /health HTTP/1.1\r\n\r\n"], statuses: [400],
      code: "invalid-http"),
    Case(
      name: "two Hosts", pieces: ["GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"],
      statuses: [400], code: "invalid-http"),
    Case(name: "HTTP/1.0", pieces: ["GET /health HTTP/1.0\r\n\r\n"], statuses: [200]),
    Case(
      name: "no host", pieces: ["GET http:///health HTTP/1.1\r\nHost: h\r\n\r\n"], statuses: [400],
      code: "invalid-http"),
    Case(name: "asterisk", pieces: ["OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"], statuses: [404]),
    Case(
      name: "climbing path", pieces: ["GET /../../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n"],
      statuses: [404]),
    Case(
      name: "more behind the last request",
      pieces: [tag("a", "Connection: close\r\n") + tag("b") + "garbage"], statuses: [200]),
    Case(
      name: "more behind the last of several options",
      pieces: [tag("a", "Connection: TE, Close\r\n") + tag("b") + "garbage"], statuses: [200]),
    Case(
      name: "more behind a tunnel",
      pieces: ["CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\nGET /health HTTP/1.1\r\nHost: h\r\n\r\n"],
      statuses: [404]),
    Case(
      name: "coding that is none",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nTransfer-Encoding: \r\n\r\n"
          + "GET /health HTTP/1.1\r\nHost: h\r\n\r\n"
      ],
      statuses: [501], code: "unknown-transfer-coding"),
    Case(
      name: "garbage behind a request", pieces: [tag("a b") + "garbage\r\n\r\n"],
      statuses: [200, 400], code: "invalid-http"),
    Case(
      name: "two lengths behind two requests",
      pieces: [
        tag("a b") + tag("c d") + "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n"
          + "Content-Length: 5\r\n\r\nabcde"
      ],
      statuses: [200, 200, 400], code: "invalid-http"),
    Case(
      name: "coding that is not undone",
      pieces: [
        "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"
          + "Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
      ],
      statuses: [501], code: "unknown-transfer-coding"),
    Case(
      name: "error leaves connection open",
      pieces: ["GET /no HTTP/1.1\r\nHost: h\r\n\r\nGET /health HTTP/1.1\r\nHost: h\r\n\r\n"],
      statuses: [404, 200]),
  ]

  /// Each case on a service that must still answer when all are through.
  @Test(arguments: [true, false])
  func misbehaviourIsAnswered(isSlow: Bool) async throws {
    let limits = isSlow ? Self.strict : Self.patient
    try await ServiceFixture.serving(limits: limits) { _, port in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for test in Self.cases where test.statuses.contains(408) == isSlow {
          group.addTask {
            let outcome = try await RawConnection.exchange(port, test.pieces, pause: test.pause)
            #expect(outcome.statuses == test.statuses, "\(test.name): \(outcome.text)")
            #expect(outcome.wasClosed, "\(test.name)")
            guard let code = test.code else { return }
            #expect(outcome.text.contains("application/problem+json"), "\(test.name)")
            #expect(outcome.text.contains("\"code\":\"\(code)\""), "\(test.name): \(outcome.text)")
            #expect(outcome.text.lowercased().contains("connection: close"), "\(test.name)")
          }
        }
        try await group.waitForAll()
      }
      guard !isSlow else { return }
      let after = try await RawConnection.exchange(port, [Self.tag("Election meddling.")])
      #expect(after.status == 200)
      #expect(after.text.contains("threat/meddling"))
    }
  }

  @Test func idleConnectionsAreHeldAndEnded() async throws {
    var limits = Self.strict
    limits.headerTimeout = .seconds(10)
    limits.bodyTimeout = .seconds(60)
    try await ServiceFixture.serving(limits: limits) { service, port in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<200 {
          group.addTask { try await RawConnection.exchange(port, []).status }
        }
        for _ in 0..<900 where service.observer.connections < 200 {
          try await Task.sleep(for: .milliseconds(10))
        }
        #expect(service.observer.connections == 200)
        #expect(try await RawConnection.exchange(port, [Self.tag("a")]).status == 200)
        for try await status in group { #expect(status == 408) }
      }
    }
  }

  @Test func aCutOffBodyIsNoDocument() async throws {
    try await ServiceFixture.serving { service, port in
      let outcome = try await RawConnection.exchange(
        port, [String(Self.tag("Election meddling.").dropLast(9))], isHalfClosed: true)
      #expect(outcome.status == 400, "\(outcome.text)")
      let text = service.observer.metrics.registry.text
      #expect(!text.contains("vigie_documents_total"))
    }
  }

  @Test func aCutOffBatchHasNoLastChunk() async throws {
    try await ServiceFixture.serving { _, port in
      let head = """
        POST /tag/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\n\
        Transfer-Encoding: chunked\r\n\r\n
        """
      let line = #"{"id": "first", "text": "Stolen papers."}"# + "\n"
      let chunk = String(line.utf8.count, radix: 16) + "\r\n" + line + "\r\n"
      // The first answer comes while the client has more to send.
      let whole = try await RawConnection.exchange(
        port, [head + chunk, "0\r\n\r\n"], pause: .milliseconds(200), patience: .seconds(8))
      #expect(whole.text.contains("threat/leak"))
      #expect(whole.text.hasSuffix("0\r\n\r\n"))
      let cut = try await RawConnection.exchange(
        port, [head + chunk, "zz\r\n"], pause: .seconds(2))
      #expect(cut.text.contains("threat/leak"))
      #expect(!cut.text.hasSuffix("0\r\n\r\n"))
      #expect(cut.wasClosed)
    }
  }

  @Test func answersToABatchComeWhileItIsSent() async throws {
    try await ServiceFixture.serving { _, port in
      let head = """
        POST /tag/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\n\
        Content-Length: 1000\r\n\r\n
        """
      // The service does not know the rest, and answers what it has.
      let outcome = try await RawConnection.exchange(
        port, [head + #"{"text": "Stolen papers."}"# + "\n"], patience: .seconds(8))
      #expect(outcome.text.contains("threat/leak"))
      #expect(!outcome.wasClosed)
    }
  }

  /// Clients of HTTP/1.0 know no chunks: the end of the answer is that of the connection.
  @Test func oldClientsGetNoChunks() async throws {
    try await ServiceFixture.serving { _, port in
      let line = #"{"text": "Stolen papers."}"# + "\n"
      let outcome = try await RawConnection.exchange(
        port,
        [
          "POST /tag/batch HTTP/1.0\r\nContent-Type: application/x-ndjson\r\n"
            + "Content-Length: \(line.utf8.count)\r\n\r\n\(line)"
        ])
      #expect(outcome.text.hasPrefix("HTTP/1.0 200 "))
      #expect(!outcome.text.lowercased().contains("chunked"))
      #expect(outcome.text.hasSuffix("\"complete\":true}\n"))
      #expect(outcome.wasClosed)
    }
  }
}
