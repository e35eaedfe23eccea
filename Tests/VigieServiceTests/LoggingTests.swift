import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import VigieService

struct LoggingTests {
  /// Keeps every line, with all that is in it.
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      lines.add("\(event.level) \(event.message) \(all.sorted { $0.key < $1.key })")
    }
  }

  @Test func accessIsLoggedAndDocumentsAreNot() async throws {
    let lines = Lines()
    let logger = Logger(label: "test") { _ in Handler(lines: lines) }
    let service = try ServiceFixture.service(logger: logger)
    try await service.application.test(.router) { client in
      for (path, type, body) in [
        ("/tag?all=true", "text/plain", "Election meddling by secretword."),
        ("/tag", "application/json", #"{"text": "secretword", "id": "secretword", "title": 1}"#),
        ("/tag", "application/json", #"{"secretword"#),
        ("/tag/batch", "application/x-ndjson", "{\"text\": \"secretword\"}\nsecretword\n"),
        ("/secretword?secretword", "text/secretword", "secretword"),
        ("/tag?secretword=1", "text/secretword", "secretword"),
      ] {
        try await client.execute(
          uri: path, method: .post, headers: [.contentType: type], body: ByteBuffer(string: body)
        ) { _ in }
      }
    }
    let answered = lines.all.filter { $0.hasPrefix("info answered") }
    #expect(answered.count == 6)
    #expect(answered[0].contains("\"/tag\"") || answered[0].contains("/tag"))
    for line in lines.all { #expect(!line.contains("secretword"), "\(line)") }
  }
}
