extension MatchStart {
  /// How many of the places where a match could begin, about, have such bytes: a guess that decides
  /// whether looking is worth while, never what is found.
  func frequency(upTo length: Int) -> Double {
    places.prefix(length).reduce(1) { $0 * min(1, Self.share(of: $1)) }
  }

  /// What share of running text the characters make up.
  private static func share(of set: CharacterSet) -> Double {
    (0..<0x80).reduce(set.hasForeign ? 0.005 : 0) {
      set.ascii.contains(UInt8($1)) ? $0 + shares[$1] : $0
    }
  }

  private static let shares: [Double] = {
    // Letters as in English, in percent of all letters.
    let letters = [
      8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2, 6.1, 7, 0.2, 0.8, 4, 2.4, 6.7, 7.5, 1.9, 0.1, 6, 6.3, 9.1,
      2.8, 1, 2.4, 0.2, 2, 0.1,
    ]
    return (0..<0x80).map { byte in
      switch byte {
      case 0x20: 0.15
      case 0x61...0x7A: letters[byte - 0x61] * 0.0077
      case 0x41...0x5A: letters[byte - 0x41] * 0.0003
      case 0x30...0x39: 0.0015
      default: 0.0008
      }
    }
  }()
}
