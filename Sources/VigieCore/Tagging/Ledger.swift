/// All that was found in a document, counted or not, and what each tag made of it.
package struct Ledger: Sendable {
  /// By tag index; tags without any hit have no entry.
  package var tags: [TagIndex: TagLedger] = [:]
  package var stops: [Stop] = []

  /// A rule whose search a limit ended: whether it hits behind that place is not known.
  package struct Stop: Hashable, Sendable {
    package var rule: RuleIndex
    /// In bytes of the normalised text.
    package var offset: Int
    package var limit: String
  }
}

extension Ledger {
  /// Whether something speaks for one of these tags that no veto silences.
  func claims(of tags: [TagIndex], by rules: RuleSet) -> Bool {
    !self.tags.isEmpty
      && tags.contains { tag in
        guard let decided = self.tags[tag] else { return false }
        return decided.vetoedBy == nil && decided.isClaimed(by: rules)
      }
  }
}

/// What one tag made of the hits of its rules.
package struct TagLedger: Sendable {
  /// One hit, with what it came to.
  package struct Entry: Sendable {
    package var hit: Hit
    package var cues: [Cue.Kind] = []
    /// Whether the hit says that the thing is not there; see `CueFinder.Found`.
    package var isDenied = false
    package var outcome = Outcome.counted
    /// Zone weight times damping.
    package var strength = 0.0
    /// Its share of the tag's score, in log-odds.
    package var points = 0.0
  }

  /// Why an entry counts, or does not.
  package enum Outcome: Hashable, Sendable {
    case counted
    case stopped(Hit.Stop)
    /// The rule is on trial.
    case trial
    /// The tag's gate is closed where the hit stands.
    case gate
    /// A preferred tag has a hit in the same sentence.
    case yielded(to: TagIndex)
    /// It speaks against the tag, and nothing speaks for it.
    case unclaimed
    /// A longer hit of the tag holds it.
    case nested(in: RuleIndex)
    /// The rule has a better or an equal hit in the same sentence, or in an identical one.
    case repeated
    /// Cues beside it leave nothing of it.
    case damped
  }

  /// What all counted hits of one rule come to.
  ///
  /// The score of a tag is its prior and, rule by rule, the weight times the activation times the
  /// share. Neither activation nor share depends on fitted numbers: shares come from written strengths.
  package struct Activation: Hashable, Sendable {
    package var rule: RuleIndex
    /// The sum of the hits' strengths.
    package var strength: Double
    /// The same with repeats saturated: 1 for one plain hit in a text of average length.
    package var value: Double
    /// What the rule's bundle leaves of it, 0 to 1; see `BundleScore`.
    package var share: Double

    /// What a weight is multiplied with.
    package var shared: Double { value * share }
  }

  package var entries: [Entry]
  /// Whether, for a group, something speaks for one of its leaves.
  let isClaimedByLeaf: Bool
  /// Of the rules with a hit that counts, in the order of rules.
  package var activations: [Activation] = []
  /// The rule whose `veto` holds.
  package var vetoedBy: RuleIndex?
  package var score = 0.0
  /// Where the first evidence stands; see ``Emphasis``.
  package var place = Emphasis.lastPlace
  package var confidence = 0.0
  package var central = 0.0
  package var status = TagStatus.insufficient

  init(entries: [Entry], isClaimedByLeaf: Bool) {
    self.entries = entries
    self.isClaimedByLeaf = isClaimedByLeaf
  }

  /// Whether something speaks for the tag, or for one of the group's leaves: only then does anything
  /// count that speaks against it.
  ///
  /// - Precondition: the tag was decided.
  func isClaimed(by rules: RuleSet) -> Bool {
    isClaimedByLeaf
      || entries.contains { entry in
        guard rules[entry.hit.rule].strength > 0 else { return false }
        return switch entry.outcome {
        case .counted, .repeated, .damped: true
        default: false
        }
      }
  }
}

/// What was decided about a tag that has hits.
public enum TagStatus: String, Sendable, Hashable, CaseIterable {
  case assigned
  /// Just below the threshold: worth a look.
  case review
  /// Not enough evidence.
  case insufficient
  /// A rule's `veto` holds.
  case vetoed
}
