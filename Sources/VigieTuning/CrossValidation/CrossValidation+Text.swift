internal import VigieCore
package import VigieOutput

extension CrossValidation {
  /// A row of the report, as written and as fitted.
  package struct Row: Sendable, Hashable {
    package var name: String
    package var written: HeldOutScores
    package var fitted: HeldOutScores
  }

  /// Each group, then means over groups, over tags, and all tags together; means over the rounds.
  package var rows: [Row] {
    var rows = taxonomy.groups.map { group in row(taxonomy[group].id) { self.scores($0, [[group]]) }
    }
    let groups = taxonomy.groups.map { [$0] }
    rows.append(row("groups, mean of \(groups.count)") { scores($0, groups) })
    let leaves = taxonomy.leaves
    let found = leaves.filter { support($0) > 0 }
    let supported = leaves.filter { support($0) >= TagScores.fewest }
    if !found.isEmpty {
      rows.append(row("tags, mean of \(found.count)") { scores($0, found.map { [$0] }) })
    }
    if !supported.isEmpty {
      rows.append(
        row("tags with \(TagScores.fewest) or more, mean of \(supported.count)") {
          scores($0, supported.map { [$0] })
        })
    }
    rows.append(row("tags, all pairs together") { scores($0, [leaves]) })
    return rows
  }

  private func row(_ name: String, _ scores: ([JudgedDocument]) -> HeldOutScores) -> Row {
    Row(
      name: name, written: scores(rounds[0].written),
      fitted: HeldOutScores(meanOf: rounds.map { scores($0.fitted) }))
  }

  private func scores(_ documents: [JudgedDocument], _ tags: [[TagIndex]]) -> HeldOutScores {
    HeldOutScores(meanOf: tags.map { HeldOutScores(documents, of: $0) })
  }

  private func support(_ tag: TagIndex) -> Int {
    rounds[0].written.count { ($0[tag].grade ?? .absent) > .absent }
  }

  package func text(style: Style) -> String {
    let documents = rounds[0].written.count
    let dealt = rounds.count > 1 ? ", dealt \(rounds.count) times" : ""
    var table = TextTable([.left] + Array(repeating: .right, count: 12))
    let figures = ["F1", "AP", "Brier", "log loss", "ECE", "chance"]
    table.add(
      ([""] + ["written"] + Array(repeating: "", count: 5) + ["fitted"]
        + Array(repeating: "", count: 5)).map { .init($0, style: style.bold) })
    table.add(([""] + figures + figures).map { .init($0, style: style.dim) })
    for row in rows {
      table.add([row.name] + Self.cells(row.written) + Self.cells(row.fitted))
    }
    return style.bold(
      "\(documents) \(documents == 1 ? "sample" : "samples") in \(folds) folds\(dealt)") + "\n\n"
      + table.rendered()
      + unfittedLines + "\n" + Self.key.map { style.dim($0) + "\n" }.joined()
  }

  /// Where figures of fitted weights are in part those of written ones.
  private var unfittedLines: String {
    unfitted.sorted { $0.key < $1.key }.map { group, count in
      "\n\(taxonomy[group].id): left as written in \(count) of \(fits.counted("fit")), for which the "
        + "other folds had too few samples\n"
    }.joined()
  }

  private static func cells(_ scores: HeldOutScores) -> [String] {
    [
      (scores.f1, 3), (scores.averagePrecision, 3), (scores.brierScore, 4), (scores.logLoss, 3),
      (scores.calibrationError, 3), (scores.chanceError, 3),
    ].map { value, places in value.map { $0.decimals(places) } ?? "–" }
  }

  private static let key = [
    "Each document was tagged by weights that were fitted without its fold. AP: average precision.",
    "ECE: calibration error over ten bins; chance: what it would be if the confidences were the",
    "very probabilities. The written rules may have been tuned on these documents; then their",
    "figures are too good.",
  ]
}
