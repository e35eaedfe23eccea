internal import HTTPTypes
internal import Hummingbird

/// One thing that the service does.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// The whole path: nothing in a path varies.
  let path: String
  /// What its query may hold, each at most once.
  let parameters: [String]
  let respond: @Sendable (Request, ServiceContext) async throws -> Response

  static func get(
    _ path: String, parameters: [String] = [],
    _ respond: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) -> Route {
    Route(method: .get, path: path, parameters: parameters, respond: respond)
  }

  static func post(
    _ path: String, parameters: [String] = [],
    _ respond: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) -> Route {
    Route(method: .post, path: path, parameters: parameters, respond: respond)
  }
}
