import Testing

@testable import VigieCore

/// Reports that begin with a dateline, wrapped at any width: their text is text.
@Suite struct WrappedDatelineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var dateline: String
    var place: String
    var date: String?
    var language: String

    init(
      _ dateline: String, _ place: String, _ date: String? = "2026-03-05",
      in language: String = "en"
    ) {
      (self.dateline, self.place, self.date, self.language) = (dateline, place, date, language)
    }

    var testDescription: String { dateline }
  }

  /// A title and reports, each of one paragraph.
  private static let reports: [String: (title: String, texts: [String])] = [
    "en": (
      "Ministry warns of foreign interference before the vote",
      [
        "The ministry said a troll farm linked to a foreign government had spread false claims "
          + "about the vote. It asked platforms to act.",
        "Officials said on Thursday that hackers had entered the mail of two parties.",
        "Election observers were turned away from four polling stations in the north of the "
          + "country, the Ministry of Foreign Affairs said. Two of them were held for a day. The "
          + "Ministry has summoned the ambassador, and asked that those responsible be named.",
      ]
    ),
    "de": (
      "Warnung vor Einflussnahme auf die Wahl",
      [
        "Das Auswärtige Amt hat am Donnerstag vor gefälschten Konten gewarnt, die vor der Wahl "
          + "falsche Angaben über Wahllokale verbreiten. Die Plattformen sollen handeln."
      ]
    ),
    "fr": (
      "Mise en garde avant les élections",
      [
        "Le ministère a mis en garde contre un réseau de faux comptes liés à une puissance "
          + "étrangère, qui diffuse de fausses informations sur le scrutin."
      ]
    ),
    "ja": (
      "選挙を前に外国の干渉に警戒を呼びかけ",
      ["外務省は本日、外国による情報操作への対応に関する協力の覚書に署名した。両国は今後、情報の共有を進め、分析の能力を高めることで一致した。"]
    ),
  ]

  private static let second =
    "This was the second warning within a week, and all parties have been told of it by the Ministry."

  @Test(arguments: [
    Case("GENEVA, March 5, 2026 - ", "GENEVA"), Case("BERLIN, 5 March 2026 – ", "BERLIN"),
    Case("PARIS, March 5, 2026 – ", "PARIS"),
    Case("WASHINGTON (March 5, 2026) — ", "WASHINGTON"),
    Case("Washington, D.C. (March 5, 2026) — ", "Washington, D.C."),
    Case("LONDON, March 5, 2026 (Reuters) - ", "LONDON"),
    Case("NEW YORK, March 5, 2026 /PRNewswire/ -- ", "NEW YORK"),
    Case("PORT SELWYN, Arvonia, 5 March 2026 -- ", "PORT SELWYN, Arvonia"),
    Case("SARN, 5 March 2026. ", "SARN"), Case("(Ottawa, March 5, 2026) – ", "Ottawa"),
    Case("TOKYO—March 5, 2026—", "TOKYO"), Case("GENEVA – ", "GENEVA", nil),
    Case("Berlin, 5. März 2026 – ", "Berlin", in: "de"),
    Case("Paris, le 5 mars 2026 — ", "Paris", in: "fr"),
    Case("東京、2026年3月5日 — ", "東京", in: "ja"),
  ])
  func whatFollowsADatelineIsText(_ example: Case) throws {
    let (title, texts) = try #require(Self.reports[example.language])
    var wrong: [String] = []
    for head in ["", title + "\n\n"] {
      for text in texts {
        let report = example.dateline + text
        for width in 40...100 {
          for lines in Set([Self.filled(report, width), Self.evened(report, width)]) {
            let after = Self.filled(Self.second, width).joined(separator: "\n")
            let input = head + lines.joined(separator: "\n") + "\n\n" + after + "\n"
            let begin = head.utf8.count + example.dateline.utf8.count
            if let mistake = Self.mistake(Document(text: input), from: begin, example) {
              wrong.append("width \(width): \(mistake)\n\(input)")
            }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), the first at \(wrong.first ?? "")")
  }

  private static func mistake(_ document: Document, from begin: Int, _ example: Case) -> String? {
    let metadata = document.metadata
    guard metadata.place == example.place, metadata.date == example.date else {
      return "\(metadata.place ?? "no place"), \(metadata.date ?? "no date")"
    }
    let bytes = document.text.bytes
    let lost = bytes.indices.filter { index in
      bytes[index] != UInt8(ascii: "\n")
        && [.boilerplate, .title].contains(document.zone(at: index))
        && document.text.originalRange(of: index..<index + 1).lowerBound >= begin
    }
    return lost.first.map { "'\(String(decoding: bytes[$0...lost.last!], as: UTF8.self))'" }
  }

  /// Each line as full as it can be.
  private static func filled(_ text: String, _ width: Int) -> [String] {
    let isWide = text.contains("。")
    var lines = [""]
    for piece in isWide ? text.map(String.init) : text.split(separator: " ").map(String.init) {
      let joined = lines.last! + (isWide || lines.last!.isEmpty ? "" : " ") + piece
      // A Japanese line takes up to twice as many columns as it has characters.
      if joined.count <= (isWide ? width / 2 : width) {
        lines[lines.count - 1] = joined
      } else {
        lines.append(piece)
      }
    }
    return lines
  }

  /// As many lines, of lengths as even as they can be, as some editors have them.
  private static func evened(_ text: String, _ width: Int) -> [String] {
    let count = filled(text, width).count
    var narrower = width
    while narrower > 24, filled(text, narrower - 1).count == count { narrower -= 1 }
    return filled(text, narrower)
  }
}
