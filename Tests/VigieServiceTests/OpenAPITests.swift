import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import VigieCore

@testable import VigieService

/// The description says what the service does, neither more nor less.
struct OpenAPITests {
  private let description: JSONValue

  init() throws {
    description = try JSONValue(Array(OpenAPI.document(limits: ServiceLimits()).utf8))
  }

  @Test func describesEveryRouteAndNoOther() throws {
    let paths = try #require(description["paths"]?.object)
    let described = paths.flatMap { path, methods in
      (methods.object ?? [:]).keys.map { "\($0.uppercased()) \(path)" }
    }
    let service = try ServiceFixture.service()
    #expect(described.sorted() == service.routes.map { "\($0.method) \($0.path)" }.sorted())
  }

  @Test func describesEveryParameterAndNoOther() throws {
    for route in try ServiceFixture.service().routes {
      let operation = description["paths"]?[route.path]?[route.method.rawValue.lowercased()]
      let names = (operation?["parameters"]?.array ?? []).compactMap(resolved).compactMap {
        $0["name"]?.string
      }
      #expect(names == route.parameters, "\(route.path)")
    }
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    func check(_ value: JSONValue) {
      if let reference = value["$ref"]?.string {
        #expect(resolve(reference) != nil, "\(reference)")
      }
      for member in value.object?.values.map({ $0 }) ?? value.array ?? [] { check(member) }
    }
    check(description)
  }

  /// Which texts are refused as empty.
  @Test func blanksAreDescribed() throws {
    let pattern = try #require(
      description["components"]?["schemas"]?["text"]?["pattern"]?.string)
    // Swift wants what cannot be seen as an escape.
    // Swift's own expressions do not take characters that nobody sees as bounds.
    let isSeen = try NSRegularExpression(pattern: pattern)
    for value in Array(0...0x3100) + Array(0xFE00...0xFFFF) + Array(0xE0000...0xE0200) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let text = String(Character(scalar))
      let all = NSRange(location: 0, length: text.utf16.count)
      let isDescribed = isSeen.firstMatch(in: text, range: all) != nil
      #expect(Document(text: text).isBlank != isDescribed, "U+\(String(value, radix: 16))")
    }
  }

  struct Case: Sendable {
    var method: HTTPRequest.Method
    var uri: String
    var type: String?
    var body = ""
    var headers: HTTPFields = [:]
  }

  private static let cases: [Case] = [
    Case(method: .get, uri: "/health"), Case(method: .get, uri: "/ready"),
    Case(method: .get, uri: "/rules"), Case(method: .get, uri: "/taxonomy"),
    Case(method: .get, uri: "/metrics"), Case(method: .get, uri: "/openapi.json"),
    Case(method: .post, uri: "/tag", type: "text/plain", body: "Election meddling: stolen papers."),
    Case(
      method: .post, uri: "/tag?all=true", type: "application/json",
      body:
        #"{"id": 1, "title": "Election meddling", "date": "2026-03-04", "place": "A", "source": "B", "lang": "en", "text": "No."}"#
    ),
    Case(method: .post, uri: "/tag", type: "application/json", body: "{"),
    Case(method: .post, uri: "/tag", type: "application/json", body: "{}"),
    Case(method: .post, uri: "/tag", type: "image/png", body: "x"),
    Case(method: .post, uri: "/tag?x=1", type: "text/plain", body: "x"),
    Case(method: .post, uri: "/tag", type: "text/plain", body: String(repeating: "a", count: 2000)),
    Case(
      method: .post, uri: "/tag/batch", type: "application/x-ndjson",
      body: "{\"text\": \"Stolen papers.\", \"date\": \"soon\"}\n{\"id\": \"b\"\n"),
    Case(method: .post, uri: "/tag/batch", type: "text/plain", body: "x"),
    Case(method: .post, uri: "/reload"), Case(method: .post, uri: "/reload?x=1"),
    Case(method: .get, uri: "/health?x=1"), Case(method: .get, uri: "/ready?x=1"),
    Case(method: .get, uri: "/rules?tag=x"), Case(method: .get, uri: "/taxonomy?language=xx"),
    Case(method: .get, uri: "/metrics?x=1"), Case(method: .get, uri: "/openapi.json?x=1"),
    Case(method: .post, uri: "/tag/batch?x=1", type: "application/x-ndjson", body: "{}"),
  ]

  /// Each answer has a status, a type, headers and a body that are described.
  @Test func answersAreAsDescribed() async throws {
    var limits = ServiceLimits()
    limits.bodySize = 1000
    let service = try ServiceFixture.service(limits: limits)
    for test in Self.cases {
      var headers = test.headers
      headers[.contentType] = test.type
      // A connection for each: the service may close one behind a body that it does not want.
      try await service.application.test(.live) { [headers] client in
        try await client.execute(
          uri: test.uri, method: test.method, headers: headers,
          body: test.method == .post ? ByteBuffer(string: test.body) : nil
        ) { response in
          check(response, of: test)
        }
      }
    }
    try await service.application.test(.live) { client in
      for (name, token) in [
        ("Authorization", "Bearer no"), ("Authorization", "Bearer \(ServiceFixture.token)"),
      ] {
        let test = Case(method: .post, uri: "/reload")
        try await client.execute(
          uri: test.uri, method: .post, headers: [HTTPField.Name(name)!: token]
        ) { response in check(response, of: test) }
      }
    }
  }

  private func check(_ response: TestResponse, of test: Case) {
    let name = "\(test.method) \(test.uri) \(response.status.code)"
    let path = String(test.uri.prefix { $0 != "?" })
    let operation = description["paths"]?[path]?[test.method.rawValue.lowercased()]
    guard let described = operation?["responses"]?[String(response.status.code)].flatMap(resolved)
    else {
      Issue.record("\(name) is not described")
      return
    }
    for (header, value) in described["headers"]?.object ?? [:] {
      let isRequired = resolved(value)?["required"] == .bool(true)
      if isRequired {
        #expect(response.headers[HTTPField.Name(header)!] != nil, "\(name) \(header)")
      }
    }
    let type = response.headers[.contentType]?.prefix { $0 != ";" } ?? ""
    guard let schema = described["content"]?[String(type)]?["schema"] else {
      Issue.record("\(name): '\(type)' is not described")
      return
    }
    switch type {
    case "application/x-ndjson":
      for (line, schema) in zip(response.text.split(separator: "\n"), ["record", "line-error"]) {
        let reference = JSONValue.object(["$ref": .string("#/components/schemas/\(schema)")])
        checkJSON(Array(line.utf8), reference, name)
      }
    case "text/plain": #expect(!response.text.isEmpty)
    default: checkJSON(Array(response.body.readableBytesView), schema, name)
    }
  }

  private func checkJSON(_ bytes: [UInt8], _ schema: JSONValue, _ name: String) {
    guard let value = try? JSONValue(bytes) else {
      Issue.record("\(name): no JSON")
      return
    }
    let mistakes = SchemaCheck(resolve: { resolve($0) }).mistakes(of: value, schema, "")
    #expect(mistakes.isEmpty, "\(name): \(mistakes)")
  }

  private func resolved(_ value: JSONValue) -> JSONValue? {
    value["$ref"]?.string.map(resolve) ?? value
  }

  private func resolve(_ reference: String) -> JSONValue? {
    reference.split(separator: "/").dropFirst().reduce(description) { value, name in
      value?[String(name)]
    }
  }
}

/// The part of JSON Schema that the description uses.
struct SchemaCheck {
  let resolve: (String) -> JSONValue?

  /// What is wrong with a value, each with its place.
  func mistakes(of value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      guard let target = resolve(reference) else { return ["\(place): no \(reference)"] }
      return mistakes(of: value, target, place)
    }
    var mistakes: [String] = []
    let types =
      schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string].compactMap { $0 }
    if !types.isEmpty, !types.contains(where: { Self.isOf($0, value) }) {
      mistakes.append("\(place): not \(types)")
    }
    if let known = schema["enum"]?.array, !known.contains(value) {
      mistakes.append("\(place): not one of \(known)")
    }
    if let text = value.string, let pattern = schema["pattern"]?.string,
      (try? Regex(pattern).firstMatch(in: text)) == nil
    {
      mistakes.append("\(place): '\(text)' is not like \(pattern)")
    }
    if let number = value.number {
      if let least = schema["minimum"]?.number, number < least {
        mistakes.append("\(place): \(number)")
      }
      if let most = schema["maximum"]?.number, number > most {
        mistakes.append("\(place): \(number)")
      }
    }
    if let items = value.array {
      if let least = schema["minItems"]?.number, Double(items.count) < least {
        mistakes.append("\(place): too few")
      }
      if let most = schema["maxItems"]?.number, Double(items.count) > most {
        mistakes.append("\(place): too many")
      }
      if let schema = schema["items"] {
        for (index, item) in items.enumerated() {
          mistakes += self.mistakes(of: item, schema, "\(place)/\(index)")
        }
      }
    }
    if let members = value.object { mistakes += self.mistakes(in: members, schema, place) }
    return mistakes
  }

  private func mistakes(
    in members: [String: JSONValue], _ schema: JSONValue, _ place: String
  ) -> [String] {
    var mistakes: [String] = []
    for name in schema["required"]?.array ?? [] where members[name.string ?? ""] == nil {
      mistakes.append("\(place): no \(name.string ?? "")")
    }
    for (name, value) in members {
      if let known = schema["properties"]?[name] {
        mistakes += self.mistakes(of: value, known, "\(place)/\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        mistakes.append("\(place)/\(name): not described")
      } else if let other = schema["additionalProperties"], other.object != nil {
        mistakes += self.mistakes(of: value, other, "\(place)/\(name)")
      }
    }
    return mistakes
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("number", .number),
      ("boolean", .bool), ("null", .null):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
