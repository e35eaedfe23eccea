/// The codes of ISO 639: one language has up to three, and its documents and rules meet by the shortest.
extension Language {
  /// The language of a code or BCP 47 tag by the code that it goes by: the one of two letters where there is
  /// one, and no code that the standard has given up. `nil` for what is no code; those of three letters are
  /// thousands, and are not looked up.
  package init?(knownTag tag: some StringProtocol) {
    guard let language = Language(tag: tag) else { return nil }
    let code = Language(knownCode: language.rawValue).rawValue
    guard code.utf8.count == 3 || Self.codes.contains(code) else { return nil }
    self.init(rawValue: code)
  }

  /// The language by the code that it goes by, for a code in lower case.
  init(knownCode code: String) { self.init(rawValue: Self.preferredCodes[code] ?? code) }

  /// What is wrong with the parts of a tag behind its language, and the tags that may have been meant; `nil` where
  /// all can be read, or where it does not even begin with a language.
  package static func mistake(behind tag: String) -> (reason: String, meant: [String])? {
    let primary = String(tag.prefix { $0 != "-" && $0 != "_" })
    guard let language = Language(knownTag: primary), let stray = LanguageTag(tag).stray else {
      return nil
    }
    guard let other = Language(knownTag: stray), other.rawValue.utf8.count == 2 else {
      let part = stray.isEmpty ? "nothing" : "'\(stray)', which is no region, script or variant,"
      return ("\(part) stands behind '\(primary)'", [language.rawValue])
    }
    return (
      "'\(stray)' is a language and no region", [language.rawValue, other.rawValue]
    )
  }

  /// ISO 639-1.
  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id \
    ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu \
    lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu \
    rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts \
    tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))

  /// For codes of ISO 639-2, both kinds, that of ISO 639-1; and for codes that were given up, what took their
  /// place.
  private static let preferredCodes = Dictionary(
    uniqueKeysWithValues:
      """
      aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay aze:az \
      bak:ba bam:bm baq:eu bel:be ben:bn bis:bi bod:bo bos:bs bre:br bul:bg bur:my cat:ca ces:cs cha:ch \
      che:ce chi:zh chu:cu chv:cv cmn:zh cor:kw cos:co cre:cr cym:cy cze:cs dan:da deu:de div:dv dut:nl \
      dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee fao:fo fas:fa fij:fj fin:fi fra:fr fre:fr fry:fy \
      ful:ff geo:ka ger:de gla:gd gle:ga glg:gl glv:gv gre:el grn:gn guj:gu hat:ht hau:ha heb:he her:hz \
      hin:hi hmo:ho hrv:hr hun:hu hye:hy ibo:ig ice:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik \
      isl:is ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks kat:ka kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky \
      kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg \
      mac:mk mah:mh mal:ml mao:mi mar:mr may:ms mkd:mk mlg:mg mlt:mt mon:mn mri:mi msa:ms mya:my nau:na \
      nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om \
      oss:os pan:pa per:fa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg \
      san:sa sin:si slk:sk slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq srd:sc \
      srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tha:th tib:bo tir:ti ton:to \
      tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wel:cy wln:wa \
      wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu in:id iw:he ji:yi jw:jv mo:ro sh:sr
      """.split(separator: " ").map { pair in
        let parts = pair.split(separator: ":")
        return (String(parts[0]), String(parts[1]))
      })
}
