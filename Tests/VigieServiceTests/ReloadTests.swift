import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing
import VigieCore
import VigiePipeline
import VigieRules

@testable import VigieService

struct ReloadTests {
  private static func request(_ headers: String) -> String {
    "POST /reload HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\(headers)\r\n"
  }

  private static let authorization = "Authorization: Bearer \(ServiceFixture.token)\r\n"

  @Test func onlyWithTheTokenAndWithoutAProxy() async throws {
    try await ServiceFixture.serving { _, port in
      let cases = [
        ("", 401), ("Authorization: Bearer wrong\r\n", 401),
        ("Authorization: Basic \(ServiceFixture.token)\r\n", 401),
        ("Authorization: Bearer \(ServiceFixture.token)x\r\n", 401),
        ("Authorization: Bearer \(ServiceFixture.token.dropLast())\r\n", 401),
        (Self.authorization, 200),
        (Self.authorization + "X-Forwarded-For: 127.0.0.1\r\n", 403),
        (Self.authorization + "Forwarded: for=1.2.3.4\r\n", 403),
      ]
      for (headers, status) in cases {
        let outcome = try await RawConnection.exchange(port, [Self.request(headers)])
        #expect(outcome.status == status, "\(headers): \(outcome.text)")
        if status == 401 { #expect(outcome.text.lowercased().contains("www-authenticate: bearer")) }
      }
    }
  }

  @Test func withoutATokenItIsOff() async throws {
    var configuration = TaggingService.Configuration()
    configuration.port = 0
    let service = TaggingService(
      rules: LiveRules(try ServiceFixture.rules()) { _ in ServiceFixture.compile("") },
      configuration: configuration, logger: ServiceFixture.quiet)
    try await service.application.test(.live) { client in
      for (headers, status) in [
        (HTTPFields(), HTTPResponse.Status.unauthorized),
        ([.authorization: "Bearer of nothing"], .forbidden),
      ] {
        try await client.execute(uri: "/reload", method: .post, headers: headers) { response in
          #expect(response.status == status)
          let problem = try response.json()
          #expect(problem["code"]?.string == "reload-is-off")
        }
      }
    }
  }

  @Test func mistakesLeaveTheOldRulesInForce() async throws {
    let broken = SmallRules.file().replacing("threat/leak", with: "threat/leek")
    try await ServiceFixture.serving(reloaded: [
      broken, SmallRules.file(phrase: "ballot fraud"),
    ]) {
      service, port in
      let before = service.reloader.rules.current.fingerprint
      let first = try await RawConnection.exchange(port, [Self.request(Self.authorization)])
      #expect(first.status == 422)
      #expect(first.text.contains("did you mean 'threat/leak'?"), "\(first.text)")
      #expect(first.text.contains(#""file":"rules.yaml","line":21"#), "\(first.text)")
      #expect(service.reloader.rules.current.fingerprint == before)
      let second = try await RawConnection.exchange(port, [Self.request(Self.authorization)])
      #expect(second.status == 200)
      #expect(second.text.contains(#""status":"changed""#))
      #expect(service.reloader.rules.current.fingerprint != before)
      let metrics = service.observer.metrics.registry.text
      #expect(metrics.contains(#"vigie_reloads_total{result="refused"} 1"#))
      #expect(metrics.contains(#"vigie_reloads_total{result="changed"} 1"#))
      // The old fingerprint is gone.
      #expect(!metrics.contains(before.rawValue))
    }
  }

  /// 100 reloads of two rule sets in turn while requests run: every answer is a record, and has in it
  /// what the rules of the fingerprint that it names find.
  @Test func reloadUnderLoad() async throws {
    let sources = [SmallRules.file(phrase: "ballot fraud"), SmallRules.file()]
    let found = Dictionary(
      uniqueKeysWithValues: try ["ballot fraud": 0, "election meddling": 1].map { phrase, number in
        (try #require(ServiceFixture.compile(sources[number]).ruleSet).fingerprint.rawValue, phrase)
      })
    try await ServiceFixture.serving(reloaded: sources) { service, port in
      let requests = 2000
      let used = try await service.application.test(.router) { client in
        try await withThrowingTaskGroup(of: Set<String>.self) { group in
          for _ in 0..<4 {
            group.addTask {
              var used: Set<String> = []
              for _ in 0..<requests / 4 {
                let body = #"{"text": "Ballot fraud or election meddling."}"#
                try await client.execute(
                  uri: "/tag", method: .post, headers: [.contentType: "application/json"],
                  body: ByteBuffer(string: body)
                ) { response in
                  #expect(response.status == .ok)
                  let json = try response.json()
                  let fingerprint = try #require(json["rules"]?["fingerprint"]?.string)
                  #expect(response.headers[.vigieRules] == fingerprint)
                  let evidence = json["tags"]?[0]?["evidence"]?[0]?["text"]?.string?.lowercased()
                  #expect(evidence == found[fingerprint])
                  used.insert(fingerprint)
                }
              }
              return used
            }
          }
          group.addTask {
            for _ in 0..<100 { await service.reload(asked: "test") }
            return []
          }
          return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
      }
      #expect(used.count == 2)
      _ = port
    }
  }

  /// Of labels the fingerprint says nothing.
  @Test func newLabelsAreInForceAndOldRulesAreLetGo() async throws {
    let pool = WorkerPool(workers: 3, capacity: 10)
    defer { pool.shutDown() }
    let live = LiveRules(try ServiceFixture.rules()) { _ in
      ServiceFixture.compile(SmallRules.file().replacing("en: Meddling", with: "en: Other"))
    }
    live.whenReplaced { pool.refresh() }
    func label() async throws -> String? {
      try await pool.run(with: live.current) { tagger in
        tagger.tag(Document(text: "The election meddling.")).assigned.first?.label
      }
    }
    weak let old = live.current
    for _ in 0..<10 { #expect(try await label() == "Meddling") }
    #expect(old != nil)
    live.reload()
    for _ in 0..<500 where old != nil { try await Task.sleep(for: .milliseconds(10)) }
    #expect(old == nil)
    for _ in 0..<10 { #expect(try await label() == "Other") }
  }

  @Test func tokensAreSecrets() {
    #expect(ReloadToken("short") == nil)
    #expect(ReloadToken("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n") == nil)
    let token = ReloadToken("0123456789abcdef\r\n")
    #expect(token?.matches("0123456789abcdef") == true)
    #expect(token?.matches("") == false)
    #expect(token?.matches("0123456789abcdee") == false)
    #expect(token?.matches("0123456789abcdef0123456789abcdef") == false)
  }

  @Test(arguments: [
    ("127.0.0.0/8", "127.3.4.5", true), ("127.0.0.1", "127.0.0.1", true),
    ("127.0.0.1", "127.0.0.2", false), ("10.0.0.0/8", "11.0.0.0", false),
    ("0.0.0.0/0", "8.8.8.8", true), ("192.168.4.0/22", "192.168.7.255", true),
    ("192.168.4.0/22", "192.168.8.0", false), ("::1", "::1", true), ("::1", "::2", false),
    ("fd00::/8", "fdab:1::2", true), ("fe80::/10", "fe80::1%eth0", true),
    ("127.0.0.0/8", "::ffff:127.0.0.1", true), ("::ffff:10.0.0.1", "10.0.0.1", true),
    ("0.0.0.0/0", "::1", false),
  ])
  func rangesHoldAddresses(range: String, address: String, isIn: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(address) == isIn)
  }

  @Test(arguments: [
    "", "localhost", "1.2.3", "1.2.3.256", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "::1/129",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", ":::", "g::", "1.2.3.4::1", "+1.2.3.4",
  ])
  func noRanges(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
