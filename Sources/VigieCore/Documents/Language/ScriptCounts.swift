/// Characters of other scripts than the Latin one, and the languages they stand for.
struct ScriptCounts {
  private var kana = 0
  private var han = 0
  private var cyrillic = 0
  private var ukrainian = 0
  private var russian = 0
  private var hangul = 0
  private var other = 0

  mutating func add(_ scalar: UInt32) {
    switch scalar {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: kana += 1
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3005, 0x20000...0x3FFFF: han += 1
    case 0x0400...0x052F:
      cyrillic += 1
      switch scalar {
      case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: ukrainian += 1
      case 0x42A, 0x42B, 0x42D, 0x44A, 0x44B, 0x44D, 0x401, 0x451: russian += 1
      default: break
      }
    case 0xAC00...0xD7A3: hangul += 1
    case 0x0370...0x03FF, 0x0530...0x1FFF: other += 1
    default: break
    }
  }

  // Two characters of Japanese or Chinese count as one word; words of alphabets have about six.
  private var eastAsianWords: Int { (kana + han) / 2 }
  private var cyrillicWords: Int { cyrillic / 6 }
  private var hangulWords: Int { hangul / 3 }
  /// Words in languages that have no name here.
  var otherWords: Int { other / 6 + (cyrillicLanguage == nil ? cyrillicWords : 0) }
  var words: Int { eastAsianWords + cyrillicWords + hangulWords + other / 6 }

  private var cyrillicLanguage: Language? {
    if ukrainian > russian { return Language(rawValue: "uk") }
    return russian > 0 ? Language(rawValue: "ru") : nil
  }

  var languages: [(language: Language, words: Int)] {
    var found: [(language: Language, words: Int)] = []
    if eastAsianWords > 0 {
      // Even a Japanese text full of ideographs has kana for its grammar.
      let isJapanese = kana * 25 >= kana + han
      found.append((isJapanese ? .japanese : Language(rawValue: "zh"), eastAsianWords))
    }
    if cyrillicWords > 0, let cyrillicLanguage { found.append((cyrillicLanguage, cyrillicWords)) }
    if hangulWords > 0 { found.append((Language(rawValue: "ko"), hangulWords)) }
    return found
  }
}
