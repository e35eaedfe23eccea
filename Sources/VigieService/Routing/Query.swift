internal import Diagnostics
internal import HTTPTypes
internal import Hummingbird
internal import VigieCore
internal import VigieOutput

/// What the query of a request asks for.
struct Query {
  var selection = TaggedRecord.Selection()

  private static let names = ["all", "min-confidence"]

  /// - Parameter request: of a route that tags.
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
      default: throw Self.unknown(name)
      }
    }
  }

  private static func unknown(_ name: Substring) -> Problem {
    var detail = "unknown parameter '\(name.prefix(40))', expected 'all' or 'min-confidence'"
    if let near = Spelling.nearest(to: String(name.prefix(40)), among: names) {
      detail += "; did you mean '\(near)'?"
    }
    return Problem(.badRequest, "unknown-parameter", detail)
  }
}
