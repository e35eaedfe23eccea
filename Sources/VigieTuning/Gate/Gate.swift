package import VigieCore
package import VigieRules

/// Holds an evaluation, and noise on unlabelled text, against floors.
package struct Gate: Sendable {
  package let results: [GateResult]

  package var isBroken: Bool { results.contains(where: \.isBroken) }

  /// - Parameter noise: what unlabelled documents got; `nil` where there are none.
  package init(
    _ file: FloorFile, scorecard: Scorecard, noise: NoiseCount?, taxonomy: Taxonomy
  ) {
    var results = file.floors.flatMap { floor in
      Self.figures(of: floor.subject, scorecard, taxonomy).map { item in
        GateResult(
          subject: item.subject, measure: item.measure, figure: item.figure, limit: floor.limit,
          isCeiling: item.isCeiling,
          // What has a ceiling has no interval.
          usesInterval: floor.bound == .interval && !item.isCeiling, reason: item.reason,
          location: floor.location)
      }
    }
    for limit in file.noise?.limits ?? [] {
      let share = noise.flatMap { $0.share(of: limit.tag) }
      results.append(
        GateResult(
          subject: "noise", measure: limit.tag.map { taxonomy[$0].id } ?? "documents with a tag",
          figure: share, limit: limit.limit, isCeiling: true, usesInterval: false,
          reason: share == nil ? "there are no unlabelled documents" : nil,
          location: limit.location))
    }
    self.results = results
  }

  private struct Item {
    var subject: String
    var measure: String
    var figure: Figure?
    var isCeiling = false
    var reason: String?
  }

  private static func figures(
    of subject: FloorFile.Subject, _ scorecard: Scorecard, _ taxonomy: Taxonomy
  ) -> [Item] {
    switch subject {
    case .average(let average):
      let figure = scorecard.figure(of: average)
      return [
        Item(
          subject: "averages", measure: average.rawValue, figure: figure,
          reason: figure == nil ? "nothing is labelled or assigned" : nil)
      ]
    case .everyGroup(let measure):
      return scorecard.groups.filter { $0.measures != nil }.map { item(measure, $0, taxonomy) }
    case .everyTag(let measure):
      return scorecard.leaves.filter { $0.measures != nil }.map { item(measure, $0, taxonomy) }
    case .tag(let tag, let measure):
      return scorecard[tag].map { [item(measure, $0, taxonomy)] } ?? []
    }
  }

  private static func item(
    _ measure: FloorFile.Measure, _ scores: TagScores, _ taxonomy: Taxonomy
  ) -> Item {
    let figure = scores.measures.flatMap { $0.figure(of: measure) }
    var reason: String?
    if scores.measures == nil {
      reason =
        "only \(scores.support) of the documents \(scores.support == 1 ? "has" : "have") it, and "
        + "\(TagScores.fewest) are needed"
    } else if figure == nil {
      reason = measure == .precision ? "it was assigned nowhere" : "no document has it as central"
    }
    return Item(
      subject: taxonomy[scores.tag].id, measure: measure.rawValue, figure: figure,
      isCeiling: measure.isCeiling, reason: reason)
  }
}

extension TagScores.Measures {
  fileprivate func figure(of measure: FloorFile.Measure) -> Figure? {
    switch measure {
    case .precision: agreement.precision
    case .recall: agreement.recall
    case .f1: agreement.f1
    case .averagePrecision: averagePrecision
    case .centralRecall: centralRecall
    case .calibrationError: Figure(value: calibrationError)
    case .brier: Figure(value: brierScore)
    case .logLoss: Figure(value: logLoss)
    }
  }
}

extension Scorecard {
  fileprivate func figure(of average: FloorFile.Average) -> Figure? {
    switch average {
    case .groupMicroF1: groupAverages.micro.f1
    case .groupMacroF1: groupAverages.macroF1
    case .microPrecision: leafAverages.micro.precision
    case .microRecall: leafAverages.micro.recall
    case .microF1: leafAverages.micro.f1
    case .macroF1: leafAverages.macroF1
    case .supportedMacroF1: leafAverages.supportedMacroF1
    case .documentF1: leafAverages.perDocumentF1
    case .hierarchicalPrecision: hierarchical.precision
    case .hierarchicalRecall: hierarchical.recall
    case .hierarchicalF1: hierarchical.f1
    }
  }
}
