internal import CPCRE2

extension Pattern {
  /// Whether the pattern can match without taking a single character.
  ///
  /// The corresponding C function is `pcre2_pattern_info` with `PCRE2_INFO_MATCHEMPTY`; lookarounds
  /// and `\K` make it an estimate, which errs towards `true`.
  public var matchesEmpty: Bool { information(PCRE2_INFO_MATCHEMPTY) != 0 }

  /// A lower bound, in characters, on the length of a match (`PCRE2_INFO_MINLENGTH`).
  public var minimumLength: Int { Int(information(PCRE2_INFO_MINLENGTH)) }

  private func information(_ what: Int32) -> UInt32 {
    // SAFETY: the code is not kept.
    unsafe withCode { code in
      var value: UInt32 = 0
      // SAFETY: each of the items asked for here is a `uint32_t`, which is what `value` is.
      _ = unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
      return value
    }
  }

  /// The version of the library, such as `10.42 2022-12-11`.
  ///
  /// The corresponding C function is `pcre2_config` with `PCRE2_CONFIG_VERSION`.
  public static var libraryVersion: String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      // SAFETY: the version is documented to need at most 24 code units, its final zero included.
      let length = unsafe pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), buffer.baseAddress)
      return unsafe String(decoding: buffer.prefix(max(0, Int(length) - 1)), as: UTF8.self)
    }
  }

  /// Whether the library has a just-in-time compiler (`PCRE2_CONFIG_JIT`).
  public static var hasJIT: Bool { vigie_pcre2_has_jit() != 0 }
}
