/// The parts of a BCP 47 tag behind its language: `zh-cmn-Hans-CN`, `de-CH-1996`, `en-u-ca-gregory`.
///
/// By form alone `uk-en` would be the Ukrainian of a region EN; but there is none, and whoever writes that
/// means two languages. So regions have to exist.
struct LanguageTag {
  private let language: String
  private let rest: ArraySlice<String>

  /// - Parameter tag: in any case, with `-` or `_`; what systems put behind it, as in `en_US.UTF-8`, is left out.
  init(_ tag: some StringProtocol) {
    let parts = tag.lowercased().prefix { $0 != "." && $0 != "@" }
      .split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
    language = parts[0]
    rest = parts.dropFirst()
  }

  /// The first part that is none of those that may stand there; `nil` where all can be read.
  var stray: String? {
    var rest = rest
    while rest.first.map(isExtendedLanguage) == true { rest.removeFirst() }
    if rest.first.map({ $0.utf8.count == 4 && Self.areLetters($0) }) == true { rest.removeFirst() }
    if rest.first.map(isRegion) == true { rest.removeFirst() }
    while rest.first.map(Self.isVariant) == true { rest.removeFirst() }
    // What follows a single letter is for programs.
    guard let first = rest.first else { return nil }
    return first.utf8.count == 1 && Self.isPlain(first) && rest.count > 1 ? nil : first
  }

  /// `cmn` in `zh-cmn`; `eng` in `uk-eng` is a language of its own.
  private func isExtendedLanguage(_ part: String) -> Bool {
    guard Self.extended.contains(language), part.utf8.count == 3, Self.areLetters(part) else {
      return false
    }
    let known = Language(knownCode: part).rawValue
    return known == part || known == language
  }

  /// The languages that others are registered behind.
  private static let extended: Set = ["ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"]

  /// `en-EN` is no region either, but leaves nothing open.
  private func isRegion(_ part: String) -> Bool {
    Self.regions.contains(part) || part == language
      || part.utf8.count == 3 && part.utf8.allSatisfy(Self.isDigit)
  }

  private static func isVariant(_ part: String) -> Bool {
    let bytes = part.utf8
    return isPlain(part)
      && (5...8 ~= bytes.count || bytes.count == 4 && bytes.first.map(isDigit) == true)
  }

  private static func areLetters(_ part: String) -> Bool {
    part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func isPlain(_ part: String) -> Bool {
    part.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// ISO 3166-1; then codes that are reserved or in common use, among them `uk` for `gb` and `xk`, Kosovo; then
  /// those of countries that are no more.
  private static let regions = Set(
    """
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs \
    bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee \
    eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm \
    hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc \
    li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na \
    nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw \
    sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to \
    tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw \
    ac cp dg ea eu ez ic ta uk un xk zz \
    an bu cs dd fx su tp yd yu zr
    """.split(separator: " ").map(String.init))
}
