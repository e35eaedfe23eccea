internal import Diagnostics
package import VigieOutput

extension Gate {
  /// The floors as a table, broken ones first.
  package func text(style: Style) -> String {
    typealias Cell = TextTable.Cell
    var table = TextTable([.left, .left, .left, .right, .left, .right, .left])
    for result in results.filter(\.isBroken) + results.filter({ !$0.isBroken }) {
      let isBroken = result.isBroken
      let word = isBroken ? "broken" : "holds"
      var cells = [
        Cell(word, style: { isBroken ? style.red($0) : style.green($0) }),
        Cell(result.subject, style: style.cyan(_:)), Cell(result.measure),
        Cell(result.figure?.value.decimals(3) ?? "–"),
        Cell(result.figure?.interval.map(Self.range) ?? "", style: style.dim(_:)),
        Cell(result.requirement),
      ]
      let place = [result.location.description, result.reason].compactMap(\.self)
      cells.append(Cell(place.joined(separator: "  "), style: style.dim(_:)))
      table.add(cells)
    }
    let broken = results.count(where: \.isBroken)
    return table.rendered() + "\n"
      + "\(results.count.counted("floor")), \(broken) broken\n"
  }

  private static func range(_ interval: Interval) -> String {
    "\(interval.lower.decimals(2))–\(interval.upper.decimals(2))"
  }

  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("broken")
      json.value(isBroken)
      json.key("floors")
      json.array(of: results) { json, result in
        json.object { json in
          json["subject"] = result.subject
          json["measure"] = result.measure
          json.member("figure", result.figure)
          json.member(result.isCeiling ? "at-most" : "at-least", result.limit)
          json["bound"] = result.usesInterval ? "interval" : "value"
          json.key("broken")
          json.value(result.isBroken)
          json["reason"] = result.reason
          json["place"] = result.location.description
        }
      }
    }
    return json.bytes
  }

  /// A suite for each subject, a test for each floor.
  package func junit() -> String {
    var report = JUnitReport()
    var subjects: [String] = []
    for result in results where !subjects.contains(result.subject) {
      subjects.append(result.subject)
    }
    for subject in subjects {
      report.add(
        suite: subject,
        results.filter { $0.subject == subject }.map { result in
          let found =
            result.reason ?? "it is \(result.figure?.value.decimals(3) ?? "not measured")"
            + (result.figure?.interval.map { " (\(Self.range($0)))" } ?? "")
          return JUnitReport.Case(
            name: "\(result.measure) \(result.requirement)",
            failure: result.isBroken
              ? (type: "floor", message: "\(found); \(result.location.description)") : nil)
        })
    }
    return report.finished("vigie gate")
  }
}

extension GateResult {
  /// `at least 0.80`, or of the interval.
  fileprivate var requirement: String {
    let limit = self.limit.decimals(3)
    if usesInterval {
      return isCeiling ? "upper end at most \(limit)" : "lower end at least \(limit)"
    }
    return isCeiling ? "at most \(limit)" : "at least \(limit)"
  }
}
