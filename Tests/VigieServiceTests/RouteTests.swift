import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import VigieCore
import VigieOutput

@testable import VigieService

struct RouteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var method: HTTPRequest.Method
    var uri: String
    var type: String?
    var body: String?
    var status: Int
    var code: String?
    var header: (HTTPField.Name, String)?
    var headers: HTTPFields = [:]

    var testDescription: String { "\(method) \(uri) \(type ?? "-") \(body?.prefix(40) ?? "-")" }

    init(
      _ method: HTTPRequest.Method, _ uri: String, _ type: String? = nil, _ body: String? = nil,
      _ status: Int, _ code: String? = nil, header: (HTTPField.Name, String)? = nil,
      headers: HTTPFields = [:]
    ) {
      self.method = method
      self.uri = uri
      self.type = type
      self.body = body
      self.status = status
      self.code = code
      self.header = header
      self.headers = headers
    }
  }

  static let json = "application/json"
  static let cases: [Case] = [
    .init(.get, "/health", nil, nil, 200),
    .init(.head, "/health", nil, nil, 200),
    .init(.get, "/ready", nil, nil, 200),
    .init(.get, "/rules", nil, nil, 200),
    .init(.get, "/taxonomy", nil, nil, 200),
    .init(.get, "/metrics", nil, nil, 200),
    .init(.get, "/openapi.json", nil, nil, 200),
    .init(.post, "/tag", json, #"{"text": "Election meddling."}"#, 200),
    .init(
      .post, "/tag", "application/json; charset=UTF-8", #"{"text": "Election meddling."}"#, 200),
    .init(.post, "/tag", json, #"{"text": "", "title": "Election meddling"}"#, 200),
    .init(.post, "/tag", "text/plain", "Election meddling.", 200),
    .init(.post, "/tag?all=true&min-confidence=0.2", "text/plain", "Election meddling.", 200),
    .init(.post, "/tag/batch", "application/x-ndjson", "", 200),

    .init(.get, "/", nil, nil, 404, "not-found"),
    .init(.get, "/tags", nil, nil, 404, "not-found"),
    .init(.get, "/tag/", nil, nil, 404, "not-found"),
    .init(.get, "//tag", nil, nil, 404, "not-found"),
    .init(.get, "/tag%2fbatch", nil, nil, 404, "not-found"),
    .init(.get, "/../../etc/passwd", nil, nil, 404, "not-found"),
    .init(.get, "/rules/../health", nil, nil, 404, "not-found"),
    .init(.get, "/%2e%2e/health", nil, nil, 404, "not-found"),
    .init(.get, "/health;a=b", nil, nil, 404, "not-found"),
    .init(.get, "/HEALTH", nil, nil, 404, "not-found"),
    .init(.get, "/health%00", nil, nil, 404, "not-found"),
    .init(.get, "/tag", nil, nil, 405, "method-not-allowed", header: (.allow, "OPTIONS, POST")),
    .init(
      .delete, "/rules", nil, nil, 405, "method-not-allowed", header: (.allow, "GET, HEAD, OPTIONS")
    ),
    .init(
      .post, "/health", nil, nil, 405, "method-not-allowed", header: (.allow, "GET, HEAD, OPTIONS")),
    .init(.options, "/tag", nil, nil, 204, header: (.allow, "OPTIONS, POST")),

    .init(.post, "/tag", nil, "Election meddling.", 415, "missing-media-type"),
    .init(.post, "/tag", "application/pdf", "x", 415, "unsupported-media-type"),
    .init(.post, "/tag", "text/plain; charset=shift_jis", "x", 415, "unsupported-charset"),
    .init(.post, "/tag", "text/plain; charset=utf-16", "x", 415, "unsupported-charset"),
    .init(
      .post, "/tag", "text/plain", "x", 415, "unsupported-encoding",
      header: (.acceptEncoding, "identity"), headers: [.contentEncoding: "gzip"]),
    .init(.post, "/tag/batch", json, "{}", 415, "unsupported-media-type"),

    .init(.post, "/tag", json, "", 400, "invalid-json"),
    .init(.post, "/tag", json, "{", 400, "invalid-json"),
    .init(.post, "/tag", json, "[]", 422, "not-an-object"),
    .init(.post, "/tag", json, "[1] x", 400, "invalid-json"),
    .init(.post, "/tag", json, #"{"text": "a"} x"#, 400, "invalid-json"),
    .init(.post, "/tag", json, "{}", 422, "missing-text"),
    .init(.post, "/tag", json, #"{"text": 5}"#, 422, "wrong-type"),
    .init(.post, "/tag", json, #"{"text": "a", "title": {}}"#, 422, "wrong-type"),
    .init(.post, "/tag", json, #"{"text": " \n"}"#, 422, "empty-input"),
    .init(.post, "/tag", "text/plain", "  ", 422, "empty-input"),
    .init(
      .post, "/tag", "text/plain",
      "Subject: A\r\nContent-Transfer-Encoding: base64\r\n\r\nRWxlY3Rpb24gbWVkZGxpbmcu\r\n", 415,
      "not-text"),
    .init(.post, "/tag", "text/plain", "<html><body>Election meddling.", 415, "not-text"),
    .init(.post, "/tag", "text/plain", "%PDF-1.7\n", 415, "not-text"),
    .init(.post, "/tag", json, #"{"text": "<html><body>Election meddling."}"#, 200),
    .init(.post, "/tag?al=true", "text/plain", "x", 400, "unknown-parameter"),
    .init(.post, "/tag?all=yes", "text/plain", "x", 400, "invalid-parameter"),
    .init(.post, "/tag?all", "text/plain", "x", 400, "invalid-parameter"),
    .init(.post, "/tag?min-confidence=0x1p-2", "text/plain", "x", 400, "invalid-parameter"),
    .init(.post, "/tag?min-confidence=2", "text/plain", "x", 400, "invalid-parameter"),
    .init(.post, "/tag?min-confidence=nan", "text/plain", "x", 400, "invalid-parameter"),
    .init(
      .post, "/tag?min-confidence=0.5&min-confidence=0.6", "text/plain", "x", 400,
      "repeated-parameter"),
    .init(
      .post, "/tag/batch?all=true&all=true", "application/x-ndjson", "", 400, "repeated-parameter"),
    .init(.post, "/tag/batch?tag=a", "application/x-ndjson", "", 400, "unknown-parameter"),
    .init(.post, "/tag", "text/plain", String(repeating: "a", count: 2000), 413, "body-too-large"),
  ]

  @Test("every route refuses parameters that it does not have")
  func unknownParameters() async throws {
    let service = try ServiceFixture.service()
    try await service.application.test(.router) { client in
      for route in service.routes {
        try await client.execute(uri: "\(route.path)?language=xx", method: route.method) {
          response in
          #expect(response.status == .badRequest, "\(route.path)")
          let problem = try response.json()
          #expect(problem["code"]?.string == "unknown-parameter", "\(route.path)")
          let expected =
            route.parameters.isEmpty
            ? "unknown parameter 'language', '\(route.path)' takes none"
            : "unknown parameter 'language', expected 'all' or 'min-confidence'"
          #expect(problem["detail"]?.string == expected)
        }
      }
    }
  }

  @Test(arguments: cases)
  func answers(_ test: Case) async throws {
    var limits = ServiceLimits()
    limits.bodySize = 1000
    let service = try ServiceFixture.service(limits: limits)
    try await service.application.test(.router) { client in
      var headers = test.headers
      headers[.contentType] = test.type
      try await client.execute(
        uri: test.uri, method: test.method, headers: headers,
        body: test.body.map { ByteBuffer(string: $0) }
      ) { response in
        #expect(response.status.code == test.status, "\(response.text)")
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        if let (name, value) = test.header { #expect(response.headers[name] == value) }
        guard let code = test.code else { return }
        #expect(response.headers[.contentType] == "application/problem+json")
        let problem = try response.json()
        #expect(problem["code"]?.string == code, "\(response.text)")
        #expect(problem["status"]?.number == Double(test.status))
        #expect(problem["title"]?.string == response.status.reasonPhrase)
        #expect(problem["detail"]?.string?.isEmpty == false)
      }
    }
  }

  static let wide: [(name: String, encode: @Sendable (String) -> [UInt8])] = [
    ("UTF-16 LE", { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }),
    ("UTF-16 BE", { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }),
    ("UTF-16 LE, no mark", { $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }),
    ("UTF-32 LE", { [0xFF, 0xFE, 0, 0] + $0.utf8.flatMap { [$0, 0, 0, 0] } }),
    ("UTF-32 BE", { [0, 0, 0xFE, 0xFF] + $0.utf8.flatMap { [0, 0, 0, $0] } }),
  ]

  @Test(
    "bodies in wide encodings are named as such, with the encoding that is read",
    arguments: wide.indices)
  func wideBodies(index: Int) async throws {
    let (name, encode) = Self.wide[index]
    let bodies = [("text/plain", "Election meddling."), (Self.json, #"{"text": "Quiet."}"#)]
    let service = try ServiceFixture.service()
    try await service.application.test(.router) { client in
      for (type, body) in bodies {
        try await client.execute(
          uri: "/tag", method: .post, headers: [.contentType: type],
          body: ByteBuffer(bytes: encode(body))
        ) { response in
          #expect(response.status == .unsupportedMediaType, "\(name) \(response.text)")
          let problem = try response.json()
          #expect(problem["code"]?.string == "unsupported-charset")
          let detail = try #require(problem["detail"]?.string)
          #expect(detail.contains("is in \(name.prefix(6)), expected UTF-8"))
        }
      }
      try await client.execute(
        uri: "/tag/batch", method: .post, headers: [.contentType: "application/x-ndjson"],
        body: ByteBuffer(bytes: encode(bodies[1].1 + "\n"))
      ) { response in
        let line = try JSONValue(Array(response.text.split(separator: "\n")[0].utf8))
        #expect(line["error"]?["code"]?.string == "unsupported-charset")
      }
    }
  }

  @Test func recordIsTheTaggersOwn() async throws {
    let service = try ServiceFixture.service()
    let rules = try ServiceFixture.rules()
    var tagger = Tagger(rules)
    let text = "Stolen papers, and election meddling."
    let expected = tagger.tag(
      Document(text: text, metadata: .init(id: "7", title: "A title", date: "2026-03-04")))
    try await service.application.test(.router) { client in
      let body = """
        {
          "id": 7, "title": "A title", "date": "4 March 2026",
          "text": "\(text)", "other": [1, {"text": 2}]
        }
        """
      try await client.execute(
        uri: "/tag", method: .post, headers: [.contentType: "application/json"],
        body: ByteBuffer(string: body)
      ) { response in
        #expect(response.text == String(decoding: expected.json(), as: UTF8.self))
        #expect(expected.assigned.count == 2)
        #expect(response.headers[.vigieRules] == rules.fingerprint.rawValue)
        #expect(response.headers[.vigieWarnings] == nil)
      }
    }
  }

  @Test func doubtsAreNamed() async throws {
    let service = try ServiceFixture.service()
    try await service.application.test(.router) { client in
      try await client.execute(
        uri: "/tag", method: .post, headers: [.contentType: "application/json"],
        body: ByteBuffer(string: #"{"text": "Papers \ud800.", "date": "soon", "lang": "?"}"#)
      ) { response in
        #expect(response.status == .ok)
        #expect(
          response.headers[.vigieWarnings] == "unknown-date, unknown-language, repaired-text")
      }
    }
  }

  @Test func mistakesHaveTheirPlace() async throws {
    let service = try ServiceFixture.service()
    try await service.application.test(.router) { client in
      try await client.execute(
        uri: "/tag", method: .post, headers: [.contentType: "application/json"],
        body: ByteBuffer(string: "{\n  \"text\": é}")
      ) { response in
        let problem = try response.json()
        #expect(problem["line"]?.number == 2)
        #expect(problem["column"]?.number == 11)
      }
    }
  }

  @Test func misspeltPathsAreCorrected() async throws {
    let service = try ServiceFixture.service()
    try await service.application.test(.router) { client in
      try await client.execute(uri: "/taxonmy", method: .get) { response in
        let detail = try response.json()["detail"]?.string
        #expect(detail?.hasSuffix("did you mean '/taxonomy'?") == true)
      }
    }
  }
}
