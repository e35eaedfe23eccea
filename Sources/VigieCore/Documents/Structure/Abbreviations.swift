/// Words that end in a full stop which does not end a sentence, in our languages.
///
/// They are kept in classes by what must follow, because many are also plain words: "no. 5" is a
/// number, "The answer is no. Five …" is not.
enum Abbreviations {
  struct Kinds: OptionSet {
    let rawValue: UInt8
    /// Never the end: something always follows.
    static let open = Kinds(rawValue: 1)
    /// Titles and first names: a name follows, with a capital.
    static let title = Kinds(rawValue: 2)
    /// A number follows, in digits.
    static let numbered = Kinds(rawValue: 4)
    /// May stand within a sentence or end it.
    static let either = Kinds(rawValue: 8)
  }

  /// What a word in lower case, without its full stop, may be; nothing for plain words.
  static func kinds(of word: String) -> Kinds { kinds[word] ?? [] }

  /// So many bytes have the longest.
  static let mostBytes = kinds.keys.reduce(0) { max($0, $1.utf8.count) }

  private static let kinds: [String: Kinds] = {
    var kinds: [String: Kinds] = [:]
    for (kind, words) in [
      (Kinds.open, open), (.title, titles), (.numbered, numbered), (.either, either),
    ] {
      for word in words { kinds[word, default: []].insert(kind) }
    }
    return kinds
  }()

  private static let open: Set<String> = words(
    """
    e.g i.e viz vs cf approx z.b d.h bzw vgl ggf evtl inkl exkl zzgl bspw sog ca zw z.t u.u i.d.r
    p.ex c.-à-d c.à.d p.es cd ad.es messrs resp env
    """)

  private static let titles: Set<String> = words(
    """
    mr mrs ms mx dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig hon rev fr pres sec amb
    mm mme mmes mlle me mgr st ste dipl ing mag univ hr fr dott dott.ssa sig sig.ra sigg avv cav
    prof.ssa geom rag arch s.e s.e.m s.a.r del asst atty insp supt supts reps sens drs
    """)

  private static let numbered: Set<String> = words(
    """
    no nos nr nrn art arts sec sect fig figs p pp vol ch chap par para paras abs ziff lit bd rz s
    n nn pag pagg cap all lett co jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr
    juil déc mär okt dez gen febbr magg giu lug ott dic c v ann app ex ff tel vgl est add rs
    """)

  private static let either: Set<String> = words(
    """
    etc usw usf ecc inc ltd co corp bros jr sr al a.m p.m u.s u.s.a u.n u.k e.u d.c dept ft mt gmbh
    plc llc cie vol av bd est ff u.a u.ä o.ä
    """)

  /// Words that begin sentences far more often than they follow an abbreviation.
  static let starters: Set<String> = words(
    """
    the this that these those it he she we they you i there here in on at for from with as by but and
    however when while if after before since although today our their his her its
    der die das dieser diese dieses es er sie wir ihr ein eine im am für mit nach auch aber und doch
    le la les l' un une il elle ils elles nous ce cette ces cela dans en pour avec selon mais et
    lo gli i uno questo questa questi nel nella per con secondo ma e si
    """)

  /// Words before a number that make it an ordinal in German.
  static let ordinalLeads: Set<String> = words(
    "am vom zum der dem den des das die im bis beim ab seit und oder zur zwischen")

  /// Words after a number with a full stop that make it an ordinal.
  static let ordinalFollowers: Set<String> = words(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert jahrestag jahrestags sitzung wahlperiode legislaturperiode bundestag quartal
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
