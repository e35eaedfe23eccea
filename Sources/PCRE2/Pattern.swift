internal import CPCRE2
internal import Synchronization

/// One compiled regular expression: immutable, and shared freely between threads.
///
/// `\w`, `\b` and letter case follow Unicode, as with `PCRE2_UTF` and `PCRE2_UCP`. Machine code is made on
/// the first match rather than at compile time, because most patterns of a large rule set are never
/// tried on a given run. For text of ``PlainWords`` there is code of its own, which finds the same.
///
/// The corresponding C functions are `pcre2_compile`, `pcre2_jit_compile` and `pcre2_code_free`.
@safe
public final class Pattern: Sendable {
  public struct Options: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Upper and lower case are one (`PCRE2_CASELESS`).
    public static let caseless = Options(rawValue: 1 << 0)
    /// `^` and `$` also match at line breaks (`PCRE2_MULTILINE`).
    public static let multiline = Options(rawValue: 1 << 1)

    /// PCRE2's own search for where a match may start (without `PCRE2_NO_START_OPTIMIZE`).
    ///
    /// It is off by default: in machine code it passes over matches in release 10.42, such as `KICK` for
    /// `(KICK|)\s*k\w*`.
    public static let startOptimized = Options(rawValue: 1 << 2)

    var compileOptions: UInt32 {
      var options = PCRE2_UTF | PCRE2_USE_OFFSET_LIMIT
      if !contains(.startOptimized) { options |= PCRE2_NO_START_OPTIMIZE }
      if contains(.caseless) { options |= PCRE2_CASELESS }
      if contains(.multiline) { options |= PCRE2_MULTILINE }
      return options
    }
  }

  public let source: String
  public let options: Options

  // SAFETY: compiled code is read-only once made. It is made, and its machine code, at most once,
  // under the lock, before it is said to be ready with release ordering; only then it is read.
  nonisolated(unsafe) private var code: OpaquePointer?
  /// The same for plain words.
  nonisolated(unsafe) private var plainCode: OpaquePointer?
  private let isReady = Atomic(false)
  private let isPlainReady = Atomic(false)
  private let compilation = Mutex(())

  /// Compiles `source`.
  ///
  /// - Throws: what PCRE2 objects to, and where.
  public init(_ source: String, options: Options = [.caseless, .multiline]) throws(PatternError) {
    self.source = source
    self.options = options
    unsafe self.code = try Self.compile(source, options.compileOptions | PCRE2_UCP)
  }

  /// Takes a source that this version of PCRE2 has accepted before; it is compiled on first need.
  ///
  /// Should the library refuse it after all, every match with it is undecided.
  public init(checked source: String, options: Options) {
    self.source = source
    self.options = options
    unsafe self.code = nil
  }

  /// The same pattern, to be compiled on first need: for keeping many of which few are tried.
  public var uncompiled: Pattern { Pattern(checked: source, options: options) }

  deinit {
    // SAFETY: the last reference is gone, so no match is running on this code.
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_code_free_8(plainCode)
  }

  /// The code for a subject, with machine code; made if that has not been done. Where there is no machine
  /// code to be had (no JIT on this platform, no executable memory), matching falls back to the
  /// interpreter by itself.
  ///
  /// - Returns: `nil` where PCRE2 refuses the pattern.
  func code(for subject: borrowing Subject) -> OpaquePointer? {
    if subject.hasPlainWords {
      if !isPlainReady.load(ordering: .acquiring) { preparePlain() }
      if let plainCode = unsafe plainCode { return unsafe plainCode }
    }
    if !isReady.load(ordering: .acquiring) { prepare() }
    return unsafe code
  }

  /// Makes what a search in the subject needs, so that the search is not held up by it.
  public func prepare(for subject: borrowing Subject) { _ = unsafe code(for: subject) }

  private func prepare() {
    compilation.withLock { _ in
      if isReady.load(ordering: .relaxed) { return }
      compileIfNeeded()
      if unsafe code != nil {
        // SAFETY: `code` is live, and the lock keeps a second compilation out.
        _ = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
      }
      isReady.store(true, ordering: .releasing)
    }
  }

  private func preparePlain() {
    compilation.withLock { _ in
      if isPlainReady.load(ordering: .relaxed) { return }
      if PlainWords.suffice(for: source) {
        unsafe plainCode = try? Self.compile(source, options.compileOptions)
      }
      if unsafe plainCode != nil {
        // SAFETY: as above.
        _ = unsafe pcre2_jit_compile_8(plainCode, PCRE2_JIT_COMPLETE)
      }
      isPlainReady.store(true, ordering: .releasing)
    }
  }

  /// Does something with the code, for which no machine code is made; the code is `nil` where PCRE2
  /// refuses the pattern.
  func withCode<Value: Sendable>(_ body: (OpaquePointer?) -> Value) -> Value {
    compilation.withLock { _ in
      compileIfNeeded()
      return unsafe body(code)
    }
  }

  /// Whether there is code, machine code or not.
  var isCompiled: Bool {
    compilation.withLock { _ in
      let (code, plainCode) = unsafe (code, plainCode)
      return unsafe code != nil || plainCode != nil
    }
  }

  /// Only to be called under the lock.
  private func compileIfNeeded() {
    guard unsafe code == nil else { return }
    unsafe code = try? Self.compile(source, options.compileOptions | PCRE2_UCP)
  }

  private static func compile(
    _ source: String, _ options: UInt32
  ) throws(PatternError) -> OpaquePointer {
    var errorCode: Int32 = 0
    var errorOffset = 0
    var text = source
    let compiled = text.withUTF8 { bytes in
      // SAFETY: the pattern is passed with its length and copied by the call.
      unsafe pcre2_compile_8(
        bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(code: errorCode, offset: errorOffset)
    }
    return unsafe compiled
  }
}
