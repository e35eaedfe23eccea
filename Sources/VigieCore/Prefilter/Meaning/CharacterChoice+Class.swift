extension CharacterChoice {
  /// The characters that a class stands for.
  init(_ set: CharacterClass, isCaseless: Bool) throws(MeaningReader.GiveUp) {
    var union: CharacterChoice?
    for item in set.items {
      let part = try CharacterChoice(item, isCaseless: isCaseless)
      union = union?.union(part) ?? part
    }
    guard set.isNegated, let listed = union else {
      self = union ?? .any
      return
    }
    // All others, if it is known for certain which there are. Without regard to case, the two
    // characters that fold into ASCII are on the side of their letters.
    guard isCaseless, set.items.allSatisfy(\.isExact) else {
      self = .any
      return
    }
    self.init(~listed.ascii)
    hasSeparator = true
  }

  private init(
    _ item: CharacterClass.Item, isCaseless: Bool
  ) throws(MeaningReader.GiveUp) {
    switch item {
    case .range(let low, let high): self.init(from: low, to: high, isCaseless: isCaseless)
    case .escape(let escape, let isNegated): self.init(escape, isNegated: isNegated)
    case .named("alpha"), .named("lower"), .named("upper"): self.init(.letters)
    case .named("alnum"): self.init(.letters | .digits)
    case .named("digit"): self.init(.digits)
    case .named("xdigit"), .named("word"): self = .word
    case .named, .property, .lineBreak: self = .any
    case .unknown: throw MeaningReader.GiveUp()
    }
  }

  private init(from low: UInt32, to high: UInt32, isCaseless: Bool) {
    if high - low < 64 {
      self.init(low...high, isCaseless: isCaseless)
      return
    }
    // Two characters outside ASCII are `s` and `k` without case.
    let hasLongS = (low...high).contains(0x17F)
    let hasKelvin = (low...high).contains(0x212A)
    var ascii = ASCIISet(low...high)
    if isCaseless {
      if hasLongS { ascii = ascii | ASCIISet(0x73...0x73) }
      if hasKelvin { ascii = ascii | ASCIISet(0x6B...0x6B) }
      ascii = ascii.withoutCase
    }
    self.init(ascii)
    // Folding puts those two into ASCII whatever the case.
    hasWordASCII = hasWordASCII || hasLongS || hasKelvin
    hasSeparator = hasSeparator || high >= 0x80
  }

  private init(_ escape: CharacterClass.Escape, isNegated: Bool) {
    let ascii: ASCIISet =
      switch escape {
      case .word: .word
      case .digit: .digits
      case .space: .space
      case .horizontalSpace: .horizontalSpace
      case .verticalSpace: .verticalSpace
      }
    switch escape {
    case _ where isNegated: self.init(~ascii)
    case .word, .digit: self.init(ascii)
    case .space, .horizontalSpace, .verticalSpace: self = .space(ascii)
    }
  }
}

extension CharacterClass.Item {
  /// Whether there is nothing in it but what is said of it: without case, for one, `[:lower:]` is
  /// `[:alpha:]`.
  fileprivate var isExact: Bool {
    switch self {
    case .range, .escape: true
    case .named, .property, .lineBreak, .unknown: false
    }
  }
}
