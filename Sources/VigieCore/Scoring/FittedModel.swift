/// Numbers fitted on samples, with what is to be known of each: the content of a file of weights.
///
/// What is not named counts as written.
package struct FittedModel: Sendable, Hashable {
  /// Where they come from.
  package struct Origin: Sendable, Hashable {
    /// How many labelled documents there were.
    package var samples: Int
    /// As the user gave it, so that the same samples give the same bytes.
    package var date: String?
    /// Shares of documents that the user gave, by tag; that of documents with any tag under `any`.
    package var baseRates: [BaseRate]
    /// Groups whose confidences are no probabilities, for there were too few samples to fit them on.
    package var uncalibrated: [TagIndex] = []

    package init(samples: Int, date: String? = nil, baseRates: [BaseRate] = []) {
      self.samples = samples
      self.date = date
      self.baseRates = baseRates
    }
  }

  /// How many documents of those to be tagged have a tag.
  package struct BaseRate: Sendable, Hashable {
    /// `nil` for any tag at all.
    package var tag: TagIndex?
    /// Between 0 and 1, both excluded.
    package var share: Double

    package init(tag: TagIndex?, share: Double) {
      self.tag = tag
      self.share = share
    }
  }

  package struct Tag: Sendable, Hashable {
    /// With the weights of all its rules.
    package var parameters: ScoringModel.TagParameters
    /// Samples that have it.
    package var positives: Int
    /// By rule, its standard error; none for rules that are locked or held at 0.
    package var errors: [RuleIndex: Double] = [:]
    /// By rule, the samples it fires in.
    package var firings: [RuleIndex: Int] = [:]

    package init(parameters: ScoringModel.TagParameters, positives: Int) {
      self.parameters = parameters
      self.positives = positives
    }
  }

  package struct Group: Sendable, Hashable {
    package var parameters: ScoringModel.GroupParameters
    package var positives: Int

    package init(parameters: ScoringModel.GroupParameters, positives: Int) {
      self.parameters = parameters
      self.positives = positives
    }
  }

  package var origin: Origin
  package var tags: [TagIndex: Tag]
  package var groups: [TagIndex: Group]

  package init(origin: Origin, tags: [TagIndex: Tag] = [:], groups: [TagIndex: Group] = [:]) {
    self.origin = origin
    self.tags = tags
    self.groups = groups
  }
}

extension ScoringModel {
  /// The written model with all that was fitted in its place.
  package func replacing(with fitted: FittedModel, fit: Fit) -> ScoringModel {
    var model = self
    for (tag, entry) in fitted.tags { model.tags[tag.rawValue] = entry.parameters }
    model.groups = fitted.groups.mapValues(\.parameters)
    model.fit = fit
    return model
  }
}

extension RuleSet {
  /// The same rules with all numbers as their authors wrote them.
  package var asWritten: RuleSet {
    var rules = self
    rules.scoring = .written(taxonomy: taxonomy, rules: self.rules)
    rules.fingerprint = writtenFingerprint
    return rules
  }
}
