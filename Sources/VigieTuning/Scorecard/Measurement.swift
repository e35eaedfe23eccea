/// Works out figures and their intervals.
struct Measurement {
  let resampling: Resampling
  let bootstrap: Bootstrap

  func scores(_ column: TagColumn) -> TagScores {
    let support = column.support
    let found = column.marks.count { $0.isLabelled && $0.isAssigned }
    let central = column.marks.filter(\.isCentral)
    var counts = column.counts()
    counts.trueNegatives = max(0, column.outcomes.total - counts.support - counts.falsePositives)
    return TagScores(
      tag: column.tag, documents: column.known, disputed: column.disputed, support: support,
      central: (central.count, central.count(where: \.isAssigned)), found: found,
      missed: support - found, wrong: column.marks.count { !$0.isLabelled }, counts: counts,
      measures: support < TagScores.fewest ? nil : measures(column))
  }

  private func measures(_ column: TagColumn) -> TagScores.Measures? {
    let outcomes = column.outcomes
    guard let averagePrecision = outcomes.averagePrecision, let brier = outcomes.brierScore,
      let logLoss = outcomes.logLoss, let error = outcomes.equalMassCalibrationError(),
      let reliability = Reliability(outcomes)
    else { return nil }
    return TagScores.Measures(
      agreement: agreement(of: [column]),
      centralRecall: figure(column.centralRecall(), resampling.map { column.centralRecall($0) }),
      averagePrecision: Figure(
        value: averagePrecision, interval: interval(resampling.map(column.averagePrecision))),
      brierScore: brier, logLoss: logLoss, calibrationError: error, reliability: reliability,
      outcomes: outcomes)
  }

  /// Of the decisions of all columns together.
  func agreement(of columns: [TagColumn]) -> Agreement {
    let whole = sum(columns.map { $0.counts() })
    let draws = resampling.map { drawn in sum(columns.map { $0.counts(drawn) }) }
    return Agreement(
      precision: figure(whole.precision, draws.map(\.precision)),
      recall: figure(whole.recall, draws.map(\.recall)), f1: figure(whole.f1, draws.map(\.f1)))
  }

  func averages(_ columns: [TagColumn], of documents: [JudgedDocument]) -> Averages {
    let supported = columns.filter { $0.support >= TagScores.fewest }
    let perDocument = PerDocument(columns, of: documents)
    return Averages(
      micro: agreement(of: columns), macroF1: macroF1(columns),
      macroTags: columns.count { !$0.marks.isEmpty }, supportedMacroF1: macroF1(supported),
      supportedTags: supported.count,
      perDocumentF1: figure(perDocument.mean(), resampling.map { perDocument.mean($0) }))
  }

  private func macroF1(_ columns: [TagColumn]) -> Figure? {
    func mean(_ scores: [Double?]) -> Double? {
      let defined = scores.compactMap(\.self)
      return defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count)
    }
    return figure(
      mean(columns.map { $0.counts().f1 }),
      resampling.map { drawn in mean(columns.map { $0.counts(drawn).f1 }) })
  }

  private func sum(_ counts: [DecisionCounts]) -> DecisionCounts {
    counts.reduce(into: DecisionCounts()) { $0 += $1 }
  }

  private func figure(_ value: Double?, _ draws: [Double?]) -> Figure? {
    value.map { Figure(value: $0, interval: interval(draws)) }
  }

  private func interval(_ draws: [Double?]) -> Interval? {
    bootstrap.interval(of: draws.compactMap(\.self))
  }
}

/// The documents' own F1, over several tags.
private struct PerDocument {
  /// By place; `nil` for a document without a tag on either side.
  private let scores: [Double?]
  private let weights: [Double]

  init(_ columns: [TagColumn], of documents: [JudgedDocument]) {
    var counts = [DecisionCounts](repeating: DecisionCounts(), count: documents.count)
    for column in columns {
      for mark in column.marks {
        counts[mark.place].add(decided: mark.isAssigned, labelled: mark.isLabelled)
      }
    }
    scores = counts.map(\.f1)
    weights = documents.map(\.weight)
  }

  func mean(_ drawn: ArraySlice<UInt16>? = nil) -> Double? {
    var sum = 0.0
    var total = 0.0
    for place in scores.indices {
      guard let score = scores[place] else { continue }
      let weight = weights[place] * (drawn.map { Double($0[$0.startIndex + place]) } ?? 1)
      sum += score * weight
      total += weight
    }
    return total > 0 ? sum / total : nil
  }
}
