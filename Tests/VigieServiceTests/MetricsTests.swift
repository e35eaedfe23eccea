import CoreMetrics
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import VigieCore

@testable import VigieService

struct MetricsTests {
  @Test func prometheusText() {
    let registry = PrometheusRegistry(descriptions: ["requests_total": "Requests."])
    Counter(label: "requests_total", dimensions: [("path", "/b")], factory: registry).increment(
      by: 2)
    Counter(label: "requests_total", dimensions: [("path", "/b")], factory: registry).increment()
    Counter(label: "requests_total", dimensions: [("path", "a\\\"\n")], factory: registry)
      .increment()
    Meter(label: "depth", factory: registry).set(2.5)
    Gauge(label: "height", factory: registry).record(3)
    let timer = Timer(label: "wait_seconds", factory: registry)
    for milliseconds in [1, 3, 3, 700, 60_000] {
      timer.recordNanoseconds(Int64(milliseconds) * 1_000_000)
    }
    #expect(
      registry.text == """
        # TYPE depth gauge
        depth 2.5
        # TYPE height gauge
        height 3
        # HELP requests_total Requests.
        # TYPE requests_total counter
        requests_total{path="/b"} 3
        requests_total{path="a\\\\\\"\\n"} 1
        # TYPE wait_seconds histogram
        wait_seconds_bucket{le="0.001"} 1
        wait_seconds_bucket{le="0.0025"} 1
        wait_seconds_bucket{le="0.005"} 3
        wait_seconds_bucket{le="0.01"} 3
        wait_seconds_bucket{le="0.025"} 3
        wait_seconds_bucket{le="0.05"} 3
        wait_seconds_bucket{le="0.1"} 3
        wait_seconds_bucket{le="0.25"} 3
        wait_seconds_bucket{le="0.5"} 3
        wait_seconds_bucket{le="1"} 4
        wait_seconds_bucket{le="2.5"} 4
        wait_seconds_bucket{le="5"} 4
        wait_seconds_bucket{le="10"} 4
        wait_seconds_bucket{le="+Inf"} 5
        wait_seconds_sum 60.707
        wait_seconds_count 5

        """)
  }

  @Test func whatIsTaggedIsCounted() async throws {
    let service = try ServiceFixture.service()
    let fingerprint = try ServiceFixture.rules().fingerprint
    try await service.application.test(.router) { client in
      func post(_ path: String, _ type: String, _ body: String) async throws {
        try await client.execute(
          uri: path, method: .post, headers: [.contentType: type],
          body: ByteBuffer(string: body)
        ) { _ in }
      }
      let text = "Election meddling. Stolen papers. More stolen papers here."
      try await post("/tag", "text/plain", text)
      try await post("/tag/batch", "application/x-ndjson", "{\"text\": \"Stolen papers.\"}\n{}\n")
      try await post("/tag", "application/json", "{}")
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let lines = Set(response.text.split(separator: "\n").map(String.init))
        for line in [
          #"vigie_documents_total{route="/tag"} 1"#,
          #"vigie_documents_total{route="/tag/batch"} 1"#,
          #"vigie_documents_unreadable_total{code="missing-text"} 2"#,
          "vigie_document_bytes_total \(text.utf8.count + 26)",
          #"vigie_tags_total{tag="threat/meddling"} 1"#,
          #"vigie_tags_total{tag="threat/leak"} 2"#,
          #"vigie_rule_hits_total{rule="en.leak"} 3"#,
          #"vigie_rule_hits_total{rule="en.meddling"} 1"#,
          #"vigie_requests_total{route="/tag",method="POST",status="200"} 1"#,
          #"vigie_requests_total{route="/tag",method="POST",status="422"} 1"#,
          #"vigie_batches_ended_total{result="whole"} 1"#, "vigie_rules 2", "vigie_workers 2",
          "vigie_ready 1", "vigie_tagging_seconds_count 2",
          "vigie_documents_incomplete_total 0", "vigie_queue_length 0", "vigie_held_bytes 0",
          #"vigie_rules_info{fingerprint="\#(fingerprint)"} 1"#,
        ] { #expect(lines.contains(line), "\(line)\n\(response.text)") }
        // Every family says what it is.
        let families = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
        for family in families { #expect(ServiceMetrics.descriptions[String(family)] != nil) }
      }
    }
  }
}
