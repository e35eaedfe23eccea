/// How much one hit counts: by its zone, and by the cues beside it.
enum HitStrength {
  /// A title says what a text is about; boilerplate hardly ever does.
  static func weight(of zone: Zone) -> Double {
    switch zone {
    case .title: 1.5
    case .lead: 1.2
    case .body, .quote: 1
    case .boilerplate: 0.1
    }
  }

  /// What is left of a hit beside such a cue.
  ///
  /// To deny or to condemn a threat is to speak of it, so a topic is hardly damped at all.
  static func damping(of cue: Cue.Kind, mode: Tag.Mode) -> Double {
    switch (mode, cue) {
    case (.topic, .negation), (.topic, .hedging), (.topic, .attribution): 1
    case (.topic, .hypothesis): 0.9
    case (.topic, .history): 0.8
    case (.assertion, .negation): 0
    case (.assertion, .hedging): 0.5
    case (.assertion, .attribution): 0.8
    case (.assertion, .hypothesis): 0.4
    case (.assertion, .history): 0.6
    }
  }

  /// The least of the dampings: cues that stand together do not punish twice.
  static func damping(of cues: [Cue.Kind], mode: Tag.Mode) -> Double {
    cues.map { damping(of: $0, mode: mode) }.min() ?? 1
  }
}
