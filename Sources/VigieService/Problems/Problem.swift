internal import Diagnostics
internal import HTTPTypes
internal import VigieInput
internal import VigieOutput

/// Why there is no answer of the kind that was asked for, told as RFC 9457 has it.
struct Problem: Error {
  var status: HTTPResponse.Status
  /// A stable name for programs.
  var code: String
  /// What is wrong and what was expected, for people.
  var detail: String
  /// Header fields that belong to the status.
  var headers = HTTPFields()
  /// The place in the body.
  var location: SourceLocation?
  /// What is wrong with rules that were to be loaded.
  var diagnostics: [Diagnostic] = []

  init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
    self.status = status
    self.code = code
    self.detail = detail
  }

  /// A body that makes no document.
  init(_ problem: InputProblem) {
    let code = problem.diagnostic.code
    let status: HTTPResponse.Status =
      switch code {
      case .invalidJSON: .badRequest
      case .unsupportedCharset: .unsupportedMediaType
      default: .unprocessableContent
      }
    self.init(status, code.rawValue, problem.diagnostic.message)
    if problem.diagnostic.location.line > 0 { location = problem.diagnostic.location }
  }

  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json["type"] = "about:blank"
      json["title"] = status.reasonPhrase
      json.member("status", status.code)
      json["code"] = code
      json["detail"] = detail
      if let location {
        json.member("line", location.line)
        json.member("column", location.column)
      }
      if !diagnostics.isEmpty {
        json.key("diagnostics")
        json.array(of: diagnostics) { $1.write(to: &$0) }
      }
    }
    return json.bytes
  }
}

extension Problem {
  /// More work than the service takes on.
  static func tooMany(_ code: String, _ detail: String, retryAfter seconds: Int) -> Problem {
    var problem = Problem(.tooManyRequests, code, detail)
    problem.headers[.retryAfter] = String(max(1, seconds))
    return problem
  }

  static func tooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "body-too-large", "body is longer than \(limit) bytes")
  }
}

extension Diagnostic {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json["severity"] = severity.rawValue
      json["code"] = code.rawValue
      json["message"] = message
      json["file"] = location.file
      if location.line > 0 {
        json.member("line", location.line)
        json.member("column", location.column)
      }
    }
  }
}
