internal import CPCRE2

/// What came of one attempt.
public enum MatchOutcome: Hashable, Sendable {
  /// The pattern matches these bytes.
  case match(Range<Int>)
  case noMatch
  /// A limit stopped the attempt: whether the pattern matches is not known.
  case undecided(Undecided)
}

/// Which limit stopped a match, as PCRE2's error number.
public struct Undecided: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  public static let steps = Undecided(rawValue: PCRE2_ERROR_MATCHLIMIT)
  public static let depth = Undecided(rawValue: PCRE2_ERROR_DEPTHLIMIT)
  public static let heap = Undecided(rawValue: PCRE2_ERROR_HEAPLIMIT)
  public static let stack = Undecided(rawValue: PCRE2_ERROR_JIT_STACKLIMIT)

  /// The library refused a pattern that was checked before, by another version perhaps.
  public static let refused = Undecided(rawValue: PCRE2_ERROR_BADDATA)

  /// The limit's name in words.
  public var name: String {
    switch self {
    case .steps: "match limit"
    case .depth: "depth limit"
    case .heap: "heap limit"
    case .stack: "JIT stack limit"
    case .refused: "refusal of the pattern by PCRE2"
    default: errorMessage(rawValue)
    }
  }
}

extension MatchScratch {
  /// The first match that begins at `start` or later, and not behind `limit`.
  ///
  /// Lookarounds and `\b` see the whole subject. The corresponding C function is `pcre2_match` with
  /// `PCRE2_NO_UTF_CHECK`, and `pcre2_set_offset_limit` for `limit`.
  ///
  /// - Parameters:
  ///   - start: a byte offset on a character boundary.
  ///   - limit: the last byte offset at which a match may begin; `nil` for any.
  ///   - steps: a limit on steps of backtracking for this search, in place of that of ``limits``.
  public mutating func firstMatch(
    of pattern: Pattern, in subject: borrowing Subject, from start: Int = 0, limit: Int? = nil,
    steps: UInt32? = nil
  ) -> MatchOutcome {
    precondition(start >= 0 && start <= subject.bytes.count, "start offset outside the subject")
    guard let code = unsafe pattern.code(for: subject) else { return .undecided(.refused) }
    unsafe pcre2_set_offset_limit_8(context, limit ?? Int(bitPattern: UInt.max))
    _ = unsafe pcre2_set_match_limit_8(context, steps ?? limits.steps)
    // SAFETY: the bytes are valid UTF-8 by their type, `start` was checked against their bounds, and
    // the pointers of `self` and of the pattern live as long as the call. An empty array
    // may have no address, which PCRE2 allows where the length is zero.
    let result = unsafe subject.bytes.withUnsafeBufferPointer { buffer in
      if !buffer.isEmpty {
        // Without the checks that a call with the text just checked has no need of.
        let result = unsafe pcre2_jit_match_8(
          code, buffer.baseAddress, buffer.count, start, 0, data, context)
        if result != PCRE2_ERROR_JIT_BADOPTION { return result }
      }
      return unsafe pcre2_match_8(
        code, buffer.baseAddress, buffer.count, start, PCRE2_NO_UTF_CHECK, data, context)
    }
    switch result {
    case PCRE2_ERROR_NOMATCH: return .noMatch
    case 0...:
      // SAFETY: a match fills at least the first pair of the vector.
      let vector = unsafe pcre2_get_ovector_pointer_8(data)!
      let (from, to) = unsafe (vector[0], vector[1])
      // `\K` in a lookahead can place the end before the start.
      return .match(min(from, to)..<max(from, to))
    default: return .undecided(Undecided(rawValue: result))
    }
  }
}
