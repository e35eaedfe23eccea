internal import VigieCore
internal import VigieOutput

extension Evaluation {
  /// A suite for each tag, a test for each document that has the tag on either side; disputed ones are
  /// left out.
  package func junit() -> String {
    var report = JUnitReport()
    for scores in scorecard.leaves {
      let cases = samples.compactMap { tagged -> JUnitReport.Case? in
        let observation = tagged[scores.tag]
        guard let grade = observation.grade, grade > .absent || observation.isAssigned else {
          return nil
        }
        return JUnitReport.Case(
          name: tagged.sample.id,
          failure: tagged.kind(of: scores.tag).map { failure($0, observation) })
      }
      if !cases.isEmpty { report.add(suite: rules.taxonomy[scores.tag].id, cases) }
    }
    return report.finished("vigie eval")
  }

  private func failure(
    _ kind: Disagreement.Kind, _ observation: Observation
  ) -> (type: String, message: String) {
    let confidence = observation.confidence.twoDecimals
    switch kind {
    case .missed:
      let grade = observation.grade == .central ? "central" : "mentioned"
      return (
        kind.rawValue,
        "labelled \(grade), not assigned: \(observation.status.rawValue) at \(confidence)"
      )
    case .wrong: return (kind.rawValue, "assigned at \(confidence), not labelled")
    }
  }
}
