internal import Diagnostics
internal import HTTPTypes
internal import Hummingbird
internal import VigieCore
internal import VigieOutput

/// What the query of a request asks for.
struct Query {
  var selection = TaggedRecord.Selection()

  /// What routes that tag take.
  static let tagging = ["all", "min-confidence"]

  /// - Parameter request: of a route that tags, with no other parameters than these.
  init(tagging request: Request) throws(Problem) {
    for (name, value) in request.uri.queryParameters {
      switch name {
      case "all":
        guard ["true", "false"].contains(value) else {
          throw Problem(
            .badRequest, "invalid-parameter", "'all' is '\(value)', expected true or false")
        }
        selection.includesUnassigned = value == "true"
      case "min-confidence":
        // `Double` takes hexadecimal numbers as well.
        guard value.allSatisfy({ "0123456789.-+eE".contains($0) }), let number = Double(value),
          (0...1).contains(number)
        else {
          throw Problem(
            .badRequest, "invalid-parameter",
            "'min-confidence' is '\(value)', expected a number from 0 to 1")
        }
        selection.minimumConfidence = number
      default: break
      }
    }
  }

  /// Refuses parameters that a route does not know, and those that are there twice: nobody could say which
  /// of them holds.
  static func check(_ request: Request, takes names: [String]) throws(Problem) {
    var seen: Set<Substring> = []
    for (name, _) in request.uri.queryParameters {
      guard names.contains(String(name)) else {
        throw unknown(name.prefix(40), at: request.uri.path, among: names)
      }
      guard seen.insert(name).inserted else {
        throw Problem(
          .badRequest, "repeated-parameter", "'\(name)' is there more than once, expected it once")
      }
    }
  }

  private static func unknown(
    _ name: Substring, at path: String, among names: [String]
  ) -> Problem {
    let known = names.map { "'\($0)'" }.joined(separator: " or ")
    var detail = "unknown parameter '\(name)', "
    detail += names.isEmpty ? "'\(path)' takes none" : "expected \(known)"
    if let near = Spelling.nearest(to: String(name), among: names) {
      detail += "; did you mean '\(near)'?"
    }
    return Problem(.badRequest, "unknown-parameter", detail)
  }
}
