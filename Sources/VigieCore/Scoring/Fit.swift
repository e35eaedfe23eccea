extension ScoringModel {
  /// Where fitted numbers come from, and whether the rules are still those that they were fitted to.
  ///
  /// After an edit the numbers still hold for all that was not edited; the rest counts as written.
  /// Confidences are then no longer held to be probabilities.
  public struct Fit: Sendable, Hashable {
    /// The file that holds them, as it was named.
    public var file: String
    /// How many labelled documents they rest on.
    public var samples: Int
    /// As its user gave it.
    public var date: String?
    /// Whether the rules are the very ones that were fitted.
    public var isCurrent = true
    /// Rules that say something else than when they were fitted.
    public var edited: [String] = []
    /// Rules that were not there then.
    public var added: [String] = []
    /// Rules that are gone.
    public var removed: [String] = []
    /// Groups that there were too few samples for: as written, or as fitted to other rules before.
    public var uncalibrated: [String] = []

    public init(file: String, samples: Int, date: String? = nil) {
      self.file = file
      self.samples = samples
      self.date = date
    }
  }
}

extension ScoringModel.Fit {
  /// What changed since, in a sentence part; for a fit that is not current.
  public var changes: String {
    let parts = [("edited", edited), ("new", added), ("gone", removed)].compactMap { what, rules in
      rules.isEmpty ? nil : "\(rules.count) \(what) (\(Self.some(of: rules)))"
    }
    return parts.isEmpty
      ? "cues, exclusions or the taxonomy changed"
      : "rules changed: " + parts.joined(separator: ", ")
  }

  private static func some(of rules: [String]) -> String {
    rules.count <= 4
      ? rules.joined(separator: ", ") : rules.prefix(3).joined(separator: ", ") + ", …"
  }
}
