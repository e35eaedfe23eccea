internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import VigieCore
internal import VigieOutput
internal import VigiePipeline

/// `GET /rules` and `GET /taxonomy`: what documents are tagged with.
struct RulesRoutes: Sendable {
  let rules: LiveRules
  /// The pages are hundreds of kilobytes long, so they are written by those who do the work.
  let pool: WorkerPool

  func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try await respond { $0.listing }
  }

  func taxonomy(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try await respond { $0.taxonomy.json() }
  }

  private func respond(
    _ page: @escaping @Sendable (RuleSet) -> [UInt8]
  ) async throws -> Response {
    let rules = rules.current
    let body: [UInt8]
    do throws(WorkerPool.Refusal) {
      body = try await pool.run(with: rules) { _ in page(rules.ruleSet) }
    } catch {
      throw pool.problem(of: error)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentLength: String(body.count),
        .vigieRules: rules.fingerprint.rawValue,
      ], body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}

extension RuleSet {
  /// Which rules these are, how many, and what each is for.
  var listing: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json["fingerprint"] = fingerprint.rawValue
      json.key("calibrated")
      json.value(scoring.isCalibrated)
      json.key("counts")
      json.object { json in
        json.member("rules", rules.count)
        json.member("patterns", patterns.patterns.count)
        json.member("tags", taxonomy.tags.count { $0.group != nil })
        json.key("languages")
        json.object { json in
          let languages = Dictionary(grouping: rules) { $0.language?.rawValue ?? "any" }
          for name in languages.keys.sorted() { json.member(name, languages[name]!.count) }
        }
      }
      json.key("rules")
      json.array(of: rules) { json, rule in
        json.object { json in
          json["id"] = rule.id
          json["language"] = rule.language?.rawValue
          json.key("tags")
          json.array(of: rule.tags) { $0.value(taxonomy[$1].id) }
          json["description"] = rule.summary
          json["status"] = rule.status.rawValue
          json.member("strength", rule.strength)
        }
      }
    }
    return json.bytes
  }
}
