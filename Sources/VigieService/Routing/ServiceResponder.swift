internal import Diagnostics
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Finds the route of a request, turns problems into answers, and tells the observer of each answer.
///
/// Paths are compared byte for byte, without decoding or tidying: there is nothing below them to be
/// reached by a trick.
struct ServiceResponder: HTTPResponder {
  typealias Context = ServiceContext

  private let routes: [String: [HTTPRequest.Method: Route]]
  private let observer: RequestObserver

  init(_ routes: [Route], observer: RequestObserver) {
    self.routes = Dictionary(grouping: routes, by: \.path)
      .mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.method, $0) }) }
    self.observer = observer
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    let begin = ContinuousClock.now
    var response = await answer(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    let route = routes[request.uri.path] == nil ? nil : request.uri.path
    observer.answered(request, route: route, response, from: context.address, begin: begin)
    return response
  }

  private func answer(_ request: Request, _ context: Context) async -> Response {
    do {
      let (route, isHead) = try route(of: request)
      guard let route else { return options(of: request.uri.path) }
      try Query.check(request, takes: route.parameters)
      let response = try await route.respond(request, context)
      return isHead ? response.withoutBody : response
    } catch let problem as Problem {
      return problem.response
    } catch let end as BodyCutOff {
      return end.problem.response
    } catch {
      observer.failed(error)
      return Problem(
        .internalServerError, "internal-error", "the service failed; its log says more"
      ).response
    }
  }

  /// The route, and whether only its header is wanted; no route where its methods are asked for.
  private func route(of request: Request) throws(Problem) -> (Route?, isHead: Bool) {
    let path = request.uri.path
    guard let methods = routes[path] else { throw notFound(path) }
    if let route = methods[request.method] { return (route, false) }
    if request.method == .head, let route = methods[.get] { return (route, true) }
    if request.method == .options { return (nil, false) }
    let allowed = Self.allowed(methods)
    var problem = Problem(
      .methodNotAllowed, "method-not-allowed", "'\(path)' takes \(allowed)")
    problem.headers[.allow] = allowed
    throw problem
  }

  private func notFound(_ path: String) -> Problem {
    var detail = "there is nothing at this path"
    if path.utf8.count < 100, let near = Spelling.nearest(to: path, among: routes.keys.sorted()) {
      detail += "; did you mean '\(near)'?"
    }
    return Problem(.notFound, "not-found", detail)
  }

  private func options(of path: String) -> Response {
    Response(status: .noContent, headers: [.allow: Self.allowed(routes[path] ?? [:])])
  }

  private static func allowed(_ methods: [HTTPRequest.Method: Route]) -> String {
    var names = methods.keys.map(\.rawValue)
    if methods[.get] != nil { names.append("HEAD") }
    return (names + ["OPTIONS"]).sorted().joined(separator: ", ")
  }
}

extension Response {
  /// The same header, with the length that the body has.
  fileprivate var withoutBody: Response {
    var headers = headers
    if headers[.contentLength] == nil, let length = body.contentLength {
      headers[.contentLength] = String(length)
    }
    return Response(status: status, headers: headers, body: .init())
  }
}
