internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

enum ProblemResponse {
  static let mediaType = "application/problem+json"
}

extension Problem {
  var response: Response {
    let body = json
    var headers = headers
    headers[.contentType] = ProblemResponse.mediaType
    headers[.contentLength] = String(body.count)
    return Response(
      status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
