internal import VigieCore
internal import VigieOutput

extension ScanReport {
  /// Tags and rules as a table, a line each; numbers with a point.
  package func csv() -> String {
    let rules = scan.rules
    var header = [
      "kind", "name", "tags", "language", "eligible", "documents", "per_1000", "hits", "counted",
      "over_budget", "words",
    ]
    if costs != nil { header += ["ms", "cost_share", "candidates"] }
    var csv = CSVWriter(header: header)
    let noisy = Set(excesses.map(\.name))
    func isNoisy(_ name: String) -> String { noisy.contains(name) ? "yes" : "no" }
    func perThousand(_ share: Double?) -> String { share.map { ($0 * 1000).decimals(3) } ?? "" }
    for tag in tags {
      let (id, count) = (rules.taxonomy[tag].id, scan[tag])
      csv.add(
        [
          "tag", id, "", "", "\(scan.documents)", "\(count.documents)",
          perThousand(scan.share(of: tag)), "\(count.hits)", "", isNoisy(id), "",
        ] + (costs == nil ? [] : ["", "", ""]))
    }
    for index in self.rules {
      let (rule, count) = (rules[index], scan[index])
      var fields = [
        "rule", rule.id, rule.tags.map { rules.taxonomy[$0].id }.joined(separator: " "),
        rule.language?.rawValue ?? "", "\(scan.eligible(for: index))", "\(count.documents)",
        perThousand(scan.share(of: index)), "\(count.hits)", "\(count.counted)", isNoisy(rule.id),
        count.topForms(forms).map { "\($0.form) (\($0.count))" }.joined(separator: "; "),
      ]
      if let costs {
        let cost = costs.rules[index.rawValue]
        fields += [
          (Double(cost.nanoseconds) / 1e6).decimals(3),
          (costs.share(of: index) ?? 0).decimals(4), "\(cost.candidates)",
        ]
      }
      csv.add(fields)
    }
    return csv.text
  }
}
