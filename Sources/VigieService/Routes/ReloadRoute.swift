internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import VigieCore
internal import VigieOutput
internal import VigiePipeline

/// `POST /reload`: loads the rules again, for those who may.
struct ReloadRoute: Sendable {
  let reloader: Reloader
  /// Without one nobody may.
  let token: ReloadToken?
  let addresses: [AddressRange]

  func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try authorize(request, context)
    let outcome = await reloader.reload(asked: "a request")
    let rules = reloader.rules.current.ruleSet
    if case .refused(let diagnostics) = outcome {
      var problem = Problem(
        .unprocessableContent, "rules-have-mistakes",
        "the rules have mistakes; those before stay in force")
      problem.diagnostics = diagnostics
      problem.headers[.vigieRules] = rules.fingerprint.rawValue
      throw problem
    }
    var response = Response.json { json in
      json["status"] = "unchanged"
      json["fingerprint"] = rules.fingerprint.rawValue
      json.member("rules", rules.rules.count)
    }
    if case .changed(let old, let new) = outcome {
      response = .json { json in
        json["status"] = "changed"
        json["fingerprint"] = new.rawValue
        json["previous"] = old.rawValue
        json.member("rules", rules.rules.count)
      }
    }
    response.headers[.vigieRules] = rules.fingerprint.rawValue
    return response
  }

  private func authorize(_ request: Request, _ context: ServiceContext) throws(Problem) {
    guard let token else {
      throw Self.off(isAskedWithToken: request.headers[.authorization] != nil)
    }
    // A proxy's own address says nothing of who asks.
    let isForwarded = Self.forwarding.contains { request.headers[$0] != nil }
    guard let address = context.address?.ipAddress, !isForwarded,
      addresses.contains(where: { $0.contains(address) })
    else {
      throw Problem(
        .forbidden, "address-not-allowed", "the rules cannot be loaded again from this address")
    }
    let words = (request.headers[.authorization] ?? "").split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bearer", token.matches(String(words[1]))
    else {
      throw Self.unauthorized(
        "wrong-token", "expected 'Authorization: Bearer' with the reload token")
    }
  }

  /// Who names no token is told that one is needed first, as the description of the service says.
  private static func off(isAskedWithToken: Bool) -> Problem {
    let detail = "the service was started without a reload token"
    return isAskedWithToken
      ? Problem(.forbidden, "reload-is-off", detail) : unauthorized("reload-is-off", detail)
  }

  private static func unauthorized(_ code: String, _ detail: String) -> Problem {
    var problem = Problem(.unauthorized, code, detail)
    problem.headers[.wwwAuthenticate] = "Bearer"
    return problem
  }

  private static let forwarding: [HTTPField.Name] = [
    "Forwarded", "X-Forwarded-For", "X-Real-IP", "Via",
  ]
  .compactMap { HTTPField.Name($0) }
}
