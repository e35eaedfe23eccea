extension ScoringModel {
  /// What was fitted of a group. With the points of its two best members, x₁ ≥ x₂:
  ///
  ///     P(mentioned or more) = σ(first · x₁ + second · x₂ + intercept)
  ///
  /// and the intercept of its ``Emphasis``. A group has more samples than its leaves, and may be there
  /// where no leaf is sure, so it is calibrated by itself; yet it is never less likely than its best member.
  public struct GroupParameters: Sendable, Hashable {
    /// 0 or more, as `second` is.
    public var first: Double
    public var second: Double
    public var intercept: Double
    public var centralIntercept: Double

    public init(first: Double, second: Double, intercept: Double, centralIntercept: Double) {
      self.first = first
      self.second = second
      self.intercept = intercept
      self.centralIntercept = centralIntercept
    }

    /// - Parameters:
    ///   - points: of the members, in log-odds, in any order; 0 for one without evidence.
    ///   - place: where the first evidence of any stands.
    package func probabilities(of points: [Double], place: Double) -> Probabilities {
      let best = Self.twoBest(of: points)
      let scaled = first * best.0 + second * best.1
      return Probabilities(
        mentioned: logistic(scaled + intercept),
        emphasis: Emphasis.logOdds(points: scaled, place: place) + centralIntercept)
    }

    package static func twoBest(of points: [Double]) -> (Double, Double) {
      let sorted = points.sorted(by: >)
      return (sorted.first ?? 0, sorted.dropFirst().first ?? 0)
    }
  }
}

/// How likely a tag is to be mentioned, and to be a main subject, which is never more likely.
package struct Probabilities: Sendable, Hashable {
  package var mentioned: Double
  package var central: Double

  package init(mentioned: Double, central: Double) {
    self.mentioned = mentioned
    self.central = min(mentioned, central)
  }

  /// - Parameter emphasis: the log-odds of central where the tag is mentioned or more.
  package init(mentioned: Double, emphasis: Double) {
    self.init(mentioned: mentioned, central: mentioned * logistic(emphasis))
  }

  /// The higher of each.
  package func raised(to other: Probabilities) -> Probabilities {
    Probabilities(
      mentioned: max(mentioned, other.mentioned), central: max(central, other.central))
  }
}

extension ScoringModel.TagParameters {
  /// - Parameter place: where the first evidence stands; see ``Emphasis``.
  package func probabilities(of score: Double, place: Double) -> Probabilities {
    Probabilities(
      mentioned: logistic(slope * score + intercept),
      emphasis: Emphasis.logOdds(points: slope * (score - prior), place: place) + centralIntercept)
  }
}
