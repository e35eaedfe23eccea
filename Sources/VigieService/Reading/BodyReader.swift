internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads bodies whole, within limits.
struct BodyReader: Sendable {
  let limit: Int
  let held: HeldBytes

  /// Does something with the body of a request, which counts as held until it is done.
  func withBody<Value>(
    of request: Request, _ use: (ByteBuffer) async throws -> Value
  ) async throws -> Value {
    if let length = request.headers.statedLength, length > limit {
      throw Problem.tooLarge(limit)
    }
    var taken = 0
    defer { held.giveBack(taken) }
    var body = ByteBuffer()
    for try await part in request.body {
      guard taken + part.readableBytes <= limit else { throw Problem.tooLarge(limit) }
      guard held.take(part.readableBytes) else {
        throw Problem.tooMany(
          "memory-is-full", "too many documents are held in memory", retryAfter: 1)
      }
      taken += part.readableBytes
      // Most bodies come in one part, which is then not copied.
      if body.readableBytes == 0 { body = part } else { body.writeImmutableBuffer(part) }
    }
    try Self.checkLength(of: request, taken)
    return try await use(body)
  }

  /// A connection that closes early looks like the end of a body.
  static func checkLength(of request: Request, _ count: Int) throws(Problem) {
    guard let length = request.headers.statedLength, count < length else {
      return
    }
    throw Problem(.badRequest, "body-cut-off", "body ends after \(count) of \(length) bytes")
  }
}
