/// Finds out which words every match of a pattern must hold, and where.
///
/// The walk goes through the expression from left to right and keeps, besides its place, the *run*: all
/// texts that can stand between the run's start and here, as long as they are few. Where they become
/// many, or unknown, the run ends and becomes a group.
struct LiteralAnalysis {
  /// How many repetitions stand around the part; each is walked twice, so deep nests are given up.
  var depth = 0
  /// What is known of shared parts.
  let memo: SummaryMemo
  private static let mostDepth = 6

  init(depth: Int = 0, memo: SummaryMemo = SummaryMemo()) {
    self.depth = depth
    self.memo = memo
  }

  /// What is known of a part of an expression.
  struct Summary {
    /// All texts it can match, folded, where they are few.
    var texts: [[UInt8]]?
    /// Of each group one literal must stand in the text of the part.
    var groups: [LiteralGroup]
    /// The place behind the part.
    var end: TextPlace
    /// The place where its texts begin, if more is known of it than of where the part begins: after a
    /// `\b` it is a boundary.
    var textsStart: TextPlace?

    /// The groups, those of its texts among them.
    func groups(at start: TextPlace) -> [LiteralGroup] {
      guard let texts else { return groups }
      return LiteralRun(texts, at: textsStart ?? start).group().map { [$0] } ?? []
    }
  }

  /// What is known of `node` when it begins at `start`.
  func summary(of node: PatternNode, at start: TextPlace) -> Summary {
    switch node {
    case .character(let choice):
      return Summary(texts: texts(of: choice), groups: [], end: start.behind(choice))
    case .sequence(let parts):
      return sequence(parts, at: start)
    case .alternatives(let branches):
      return alternatives(branches, at: start)
    case .repetition(let body, let least, let most):
      guard depth < Self.mostDepth else { return summary(of: .anything, at: start) }
      return LiteralAnalysis(depth: depth + 1, memo: memo).repetition(
        of: body, least: least, most: most, at: start)
    case .twice(let part, let between):
      return sequence([part, between, .anything], at: start)
    case .shared(let number, let node):
      return memo.summary(of: number, at: start, depth: depth) { summary(of: node, at: $0) }
    case .boundary:
      var end = start
      end.isBoundary = true
      return Summary(texts: [[]], groups: [], end: end)
    case .assertion:
      return Summary(texts: [[]], groups: [], end: start)
    case .anything:
      let end = TextPlace(
        least: start.least, most: start.most + .unbounded, tokens: start.tokens + .unbounded,
        mayFollowSpace: true, mayFollowSeparator: true)
      return Summary(texts: nil, groups: [], end: end)
    }
  }

  private func texts(of choice: CharacterChoice) -> [[UInt8]]? {
    choice.members?.map { member in
      var bytes: [UInt8] = []
      CaseFolding.append(member, to: &bytes)
      return bytes
    }
  }

  private func sequence(_ parts: [PatternNode], at start: TextPlace) -> Summary {
    var place = start
    var run = LiteralRun(at: start)
    var groups: [LiteralGroup] = []
    var isWhole = true
    for part in parts {
      // Most parts are single characters.
      if case .character(let choice) = part, let members = choice.members, members.count == 1,
        run.append(members[0])
      {
        place = place.behind(choice)
        continue
      }
      let part = summary(of: part, at: place)
      if run.isEmpty, let textsStart = part.textsStart { run = LiteralRun(at: textsStart) }
      if part.texts.map({ run.append($0) }) != true {
        run.group().map { groups.append($0) }
        groups += part.groups
        isWhole = false
        run =
          part.texts.map { LiteralRun($0, at: part.textsStart ?? place) }
          ?? LiteralRun(at: part.end)
      }
      place = part.end
      // What was only looked at, such as `\b`, is known where the run begins.
      if run.isEmpty { run = LiteralRun(at: place) }
    }
    if isWhole {
      return Summary(texts: run.texts, groups: [], end: place, textsStart: run.place)
    }
    run.group().map { groups.append($0) }
    return Summary(texts: nil, groups: groups, end: place)
  }

  private func alternatives(_ branches: [PatternNode], at start: TextPlace) -> Summary {
    let parts = branches.map { summary(of: $0, at: start) }
    let end = parts.dropFirst().reduce(parts[0].end) { $0.or($1.end) }
    var texts: [[UInt8]]? = []
    for part in parts {
      guard let more = part.texts, texts != nil else {
        texts = nil
        break
      }
      texts! += more
    }
    if let all = texts {
      let distinct = all.distinct
      if distinct.count <= LiteralRun.mostTexts {
        var textsStart = start
        textsStart.isBoundary = parts.allSatisfy { ($0.textsStart ?? start).beginsWord }
        return Summary(texts: distinct, groups: [], end: end, textsStart: textsStart)
      }
    }
    // One group of each branch, taken together, is a group of the whole.
    var bests: [LiteralGroup] = []
    for part in parts {
      let own = part.groups(at: start)
      guard let first = own.first else { return Summary(texts: nil, groups: [], end: end) }
      bests.append(own.count == 1 ? first : zip(own, own.map(\.cost)).min { $0.1 < $1.1 }!.0)
    }
    return Summary(texts: nil, groups: [.any(of: bests)], end: end)
  }

  private func repetition(
    of body: PatternNode, least: Int, most: Int?, at start: TextPlace
  ) -> Summary {
    if most == 0 { return Summary(texts: [[]], groups: [], end: start) }
    // However many, they are one gap.
    if case .character(let choice) = body.unshared, choice.isSeparator, least > 1 || most != 1 {
      return repetition(of: body, least: min(least, 1), most: 1, at: start)
    }
    let once = summary(of: body, at: start)
    if most == 1 {
      if least == 1 { return once }
      let texts = once.texts.map { $0.contains([]) ? $0 : [[]] + $0 }
      return Summary(texts: texts, groups: [], end: once.end.or(start))
    }
    if let most, most == least, most <= 4 {
      return sequence(Array(repeating: body, count: most), at: start)
    }
    // The first time round as it is; each further one begins where one has ended.
    let again = summary(of: body, at: once.end)
    let further = again.end.most.since(once.end.most)
    let tokensFurther = again.end.tokens.since(once.end.tokens)
    var end = once.end.or(again.end)
    // Further rounds may add less than the first, for a gap that goes on adds nothing.
    end.least =
      least == 0 ? start.least : once.end.least + (least - 1) * (again.end.least - once.end.least)
    if let most {
      end.most = once.end.most + further.times(most - 1)
      end.tokens = once.end.tokens + tokensFurther.times(most - 1)
    } else {
      end.most = once.end.most + .unbounded
      end.tokens = once.end.tokens + (tokensFurther == .zero ? .zero : .unbounded)
    }
    if least == 0 {
      return Summary(texts: nil, groups: [], end: end.or(start))
    }
    return Summary(texts: nil, groups: once.groups(at: start), end: end)
  }
}
