internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `GET /openapi.json`: what the service does, for programs.
struct OpenAPIRoute: Sendable {
  private let body: ByteBuffer

  init(limits: ServiceLimits) {
    body = ByteBuffer(string: OpenAPI.document(limits: limits))
  }

  func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentLength: String(body.readableBytes),
        .cacheControl: "no-cache",
      ], body: .init(byteBuffer: body))
  }
}

/// The description of the service in OpenAPI 3.1. Tests hold it against the routes and their answers.
enum OpenAPI {
  static func document(limits: ServiceLimits) -> String {
    """
    {
      "openapi": "3.1.0",
      "info": {
        "title": "Vigie",
        "version": "1",
        "summary": "Tags documents with the threats to democracy that they speak of.",
        "description": "A tag says what a text is about, never that anyone is guilty. Parameters that are not described, or there more than once, are refused with 400. Bodies and lines are at most \(limits.bodySize) bytes long."
      },
      "servers": [{"url": "/"}],
      "paths": {
    \(paths)
      },
      "components": {
        "parameters": {
    \(parameters)
        },
        "headers": {
    \(headers)
        },
        "responses": {
    \(responses)
        },
        "schemas": {
    \(schemas)
        },
        "securitySchemes": {
          "reload-token": {"type": "http", "scheme": "bearer", "description": "The token that the service was started with."}
        }
      }
    }

    """
  }
}
