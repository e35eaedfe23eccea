internal import VigieOutput

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

extension TagScores.Measures {
  /// What each threshold would give, and what the rules decide.
  var precisionRecallChart: String {
    let agreement = agreement
    var chart = Chart(
      "Precision by recall",
      description: "Average precision \(averagePrecision.value.twoDecimals). The decisions have "
        + "precision \(agreement.precision?.value.twoDecimals ?? "–") and recall "
        + "\(agreement.recall?.value.twoDecimals ?? "–").")
    chart.addAxes(x: "recall", y: "precision")
    for f1 in [0.4, 0.6, 0.8] { chart.addPath("ideal", Self.equalF1(f1)) }
    var points: [(Double, Double)] = []
    // Once everything is found, lower thresholds only cost precision.
    let curve = outcomes.precisionRecallCurve
    let end = curve.firstIndex { $0.recall >= 1 } ?? curve.count - 1
    for point in curve[...end] {
      // In steps, as average precision has it.
      points.append((points.last?.0 ?? 0, point.precision))
      points.append((point.recall, point.precision))
    }
    chart.addPath("curve", points)
    if let precision = agreement.precision?.value, let recall = agreement.recall?.value {
      chart.addDot(
        "mark", at: (recall, precision), radius: 5,
        tip: "as decided: precision \(precision.twoDecimals), recall \(recall.twoDecimals)")
    }
    return chart.svg
  }

  /// Where precision and recall give the same F1.
  private static func equalF1(_ f1: Double) -> [(Double, Double)] {
    (0...40).map { step in
      let recall = f1 / 2 + (1 - f1 / 2) * Double(step) / 40
      return (recall, f1 * recall / (2 * recall - f1))
    }.filter { $0.1 <= 1 && $0.1 >= 0 }
  }

  /// The share of positives where confidence is as said.
  var reliabilityChart: String {
    var chart = Chart(
      "Share labelled by confidence",
      description: "Calibration error \(calibrationError.decimals(3)), miscalibration "
        + "\(reliability.miscalibration.decimals(3)), discrimination "
        + "\(reliability.discrimination.decimals(3)).")
    chart.addAxes(x: "confidence", y: "share labelled")
    chart.addPath("ideal", [(0, 0), (1, 1)])
    chart.addPath("curve", reliability.steps.map { ($0.meanConfidence, $0.observed) })
    let most = reliability.steps.map(\.weight).max() ?? 1
    for step in reliability.steps {
      let weight = step.weight.decimals(0)
      chart.addDot(
        "dot", at: (step.meanConfidence, step.observed),
        radius: 2.5 + 5 * (step.weight / most).squareRoot(),
        tip: "\(weight) \(weight == "1" ? "document" : "documents") with confidence about "
          + "\(step.meanConfidence.twoDecimals): \((step.observed * 100).decimals(0)) % labelled")
    }
    return chart.svg
  }

  /// How the confidences of labelled and other documents lie, on a scale that shows few and many.
  func histogram(threshold: Double) -> String {
    let bins = 20
    var labelled = [Double](repeating: 0, count: bins)
    var others = labelled
    for outcome in outcomes.sorted {
      let bin = min(bins - 1, Int(outcome.confidence * Double(bins)))
      if outcome.isPositive {
        labelled[bin] += outcome.weight
      } else {
        others[bin] += outcome.weight
      }
    }
    let most = log1p(max(labelled.max() ?? 1, others.max() ?? 1, 1))
    var chart = Chart(
      "Documents by confidence",
      description: "\(outcomes.support.decimals(0)) labelled documents above the line, "
        + "\((outcomes.total - outcomes.support).decimals(0)) others below it, in 20 bins; heights "
        + "are logarithmic.")
    chart.addAxes(x: "confidence", y: "others – labelled", numbersY: false)
    for bin in 0..<bins {
      let range = Double(bin) / Double(bins)...Double(bin + 1) / Double(bins)
      let span = "\(range.lowerBound.twoDecimals)–\(range.upperBound.twoDecimals)"
      let (up, down) = (log1p(labelled[bin]) / most / 2, log1p(others[bin]) / most / 2)
      if labelled[bin] > 0 {
        chart.addBar(
          "positive", x: range, y: 0.5...0.5 + up,
          tip: "\(span): \(labelled[bin].decimals(0)) labelled")
      }
      if others[bin] > 0 {
        chart.addBar(
          "negative", x: range, y: 0.5 - down...0.5,
          tip: "\(span): \(others[bin].decimals(0)) others")
      }
    }
    chart.addPath("axis", [(0, 0.5), (1, 0.5)])
    chart.addPath("ideal", [(threshold, 0), (threshold, 1)])
    chart.addText("labelled", at: (0.98, 0.94), anchor: "end")
    chart.addText("others", at: (0.98, 0.03), anchor: "end")
    return chart.svg
  }
}
