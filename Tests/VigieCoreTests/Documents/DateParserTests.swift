import Testing

@testable import VigieCore

@Suite struct DateParserTests {
  static func date(_ text: String, order: NumericOrder = .unknown) -> String? {
    let bytes = NormalizedText(normalizing: Array(text.utf8)).bytes
    return DateParser.first(in: bytes, 0..<bytes.count, order: order)?.date.description
  }

  @Test(arguments: [
    ("2026-03-04", "2026-03-04"), ("2026/3/4", "2026-03-04"), ("2026.03.04", "2026-03-04"),
    ("March 4, 2026", "2026-03-04"), ("Mar. 4, 2026", "2026-03-04"),
    ("Wednesday, March 4th 2026, 3:45 p.m.", "2026-03-04"), ("4 March 2026", "2026-03-04"),
    ("the 4th of March, 2026", "2026-03-04"), ("4 Sept. 2026", "2026-09-04"),
    ("Paris, le 1er mars 2026", "2026-03-01"), ("mercredi 4 février 2026", "2026-02-04"),
    ("12 août 2026", "2026-08-12"), ("Berlin, den 4. März 2026", "2026-03-04"),
    ("4. Jänner 2026", "2026-01-04"), ("4.3.2026", "2026-03-04"), ("04. 03. 2026", "2026-03-04"),
    ("Roma, 4 marzo 2026", "2026-03-04"), ("1º maggio 2026", "2026-05-01"),
    ("mercoledì 1° luglio 2026", "2026-07-01"), ("2026年3月4日", "2026-03-04"),
    ("２０２６年３月４日（水）", "2026-03-04"), ("令和8年3月4日", "2026-03-04"),
    ("令和八年十二月二十三日", "2026-12-23"), ("令和元年5月1日", "2019-05-01"),
    ("平成30年6月9日", "2018-06-09"), ("2026 年 3 月 4 日", "2026-03-04"),
    ("20/04/2023", "2023-04-20"), ("04/20/2023", "2023-04-20"), ("5/5/2021", "2021-05-05"),
    ("on 29 February 2024", "2024-02-29"),
  ])
  func datesAreRead(text: String, date: String) {
    #expect(Self.date(text) == date)
  }

  @Test(arguments: [
    "", "2026", "March 2026", "4 March", "3月4日", "3/4/2026", "30 February 2026", "2026-13-01",
    "May 5 people came in 2021", "version 1.2.3", "tel. 555-01-2026", "1 of 2026", "年月日",
  ])
  func whatIsNoFullDateIsNotRead(text: String) {
    #expect(Self.date(text) == nil)
  }

  @Test func ambiguousNumbersFollowTheOrderOfTheLanguage() {
    #expect(Self.date("3/4/2026", order: .dayFirst) == "2026-04-03")
    #expect(Self.date("3/4/2026", order: .monthFirst) == "2026-03-04")
  }

  @Test(arguments: [
    ("3:45 p.m. Ministry", "Ministry"), (", 15 h 30, Paris", ", Paris"),
    ("um 15.30 Uhr Amt", "Amt"),
    ("午後3時45分 外務省", "外務省"), ("4:56 P.M. EDT", ""), ("Ministry", "Ministry"),
    ("3 people", "3 people"),
  ])
  func timesArePassedOver(text: String, rest: String) {
    let bytes = Array(text.utf8)
    let tokens = DateToken.tokens(bytes, 0..<bytes.count)
    let end = TimeOfDay.end(tokens, at: 0)
    let start = end < tokens.count ? tokens[end].range.lowerBound : bytes.count
    #expect(String(decoding: bytes[start...], as: UTF8.self) == rest)
  }
}
