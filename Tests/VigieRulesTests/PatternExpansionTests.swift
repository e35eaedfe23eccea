import Diagnostics
import Testing
import VigieCore

@testable import VigieRules

/// Fragments put into patterns, and the way back.
@Suite struct PatternExpansionTests {
  private func written(_ text: String, line: Int) -> WrittenText {
    WrittenText(
      text, at: SourceLocation(file: "f", line: line, column: 1), length: text.count,
      contentColumn: 2)
  }

  private func library(_ fragments: [(String, String)], lists: [(String, [String])] = [])
    -> FragmentLibrary
  {
    var all = fragments.enumerated().map { number, fragment in
      FragmentDeclaration(
        name: written(fragment.0, line: 100 + number), language: nil,
        body: .pattern(written(fragment.1, line: 10 + number)))
    }
    all += lists.enumerated().map { number, list in
      FragmentDeclaration(
        name: written(list.0, line: 200 + number), language: nil,
        body: .words(list.1.map { written($0, line: 50 + number) }))
    }
    return FragmentLibrary(all, bag: DiagnosticBag())
  }

  @Test(
    arguments: [
      ("x{{a}}y", "x(?:b|c)y"), ("{{g}}+", "(?:d|e)+"), (#"\{\{a}}"#, #"\{\{a}}"#),
      (#"\\{{a}}"#, #"\\(?:b|c)"#), ("{{n}}", "(?:(?:b|c)f)"),
      ("{{w}}s", #"(?:\bNew\s+York\b|\bC\+\+)s"#),
      ("a{2}{{a}}{3}", "a{2}(?:b|c){3}"),
    ])
  func expansion(pattern: String, expected: String) {
    let library = library(
      [("a", "b|c"), ("g", "(?:d|e)"), ("n", "{{a}}f")], lists: [("w", ["C++", "New York"])])
    #expect(library.expand(written(pattern, line: 1), language: nil)?.text == expected)
  }

  /// Each byte of the expansion leads back to the character that it came from.
  @Test func placesLeadBack() throws {
    let library = library([("a", "bé|c"), ("n", "{{a}}f")])
    let expanded = try #require(library.expand(written("xü{{n}}選", line: 1), language: nil))
    #expect(expanded.text == "xü(?:(?:bé|c)f)選")
    func place(of character: Character) throws -> String {
      let index = try #require(expanded.text.firstIndex(of: character))
      let offset = expanded.text.utf8.distance(from: expanded.text.startIndex, to: index)
      let origin = try #require(expanded.origin(ofByte: offset))
      let location = try #require(origin.text.location(ofByte: origin.byte))
      return "\(location.line):\(location.column)"
    }
    #expect(try place(of: "x") == "1:2")
    #expect(try place(of: "ü") == "1:3")
    #expect(try place(of: "(") == "1:4")
    #expect(try place(of: "b") == "10:2")
    #expect(try place(of: "é") == "10:3")
    #expect(try place(of: "c") == "10:5")
    #expect(try place(of: "f") == "11:7")
    #expect(try place(of: "選") == "1:9")
  }

  @Test func quotesWrittenTwiceTakeTwoColumns() {
    let source = SourceFile(path: "f", text: "a: 'l''été ''x'")
    let text = WrittenText(
      "l'été 'x", style: .singleQuoted, at: SourceLocation(file: "f", line: 1, column: 4),
      in: source)
    #expect(text.length == 12)
    #expect((0..<8).map { text.location(ofScalar: $0)!.column } == [5, 6, 8, 9, 10, 11, 12, 14])
  }

  @Test func whatCannotBeToldIsNotTold() {
    let source = SourceFile(path: "f", text: "a: \"x\\ty\"\nb: >\n  x\n  y\n")
    let place = SourceLocation(file: "f", line: 1, column: 4)
    let escaped = WrittenText("x\ty", style: .doubleQuoted, at: place, in: source)
    #expect(escaped.location(ofScalar: 1) == nil)
    let block = WrittenText(
      "x y\n", style: .block, at: SourceLocation(file: "f", line: 2, column: 4), in: source)
    #expect(block.location(ofScalar: 0) == nil)
  }

  @Test(
    arguments: [
      ("(?:a|b)", true), ("(?:a)(?:b)", false), ("(?:a))|(b)", false), (#"(?:a\))"#, true),
      ("(?:[)])", true), ("(?:[]()])", true), ("(?:[^]()])", true), ("(a)", false), ("(?:a", false),
      (#"(?:a\)"#, false), ("(?:a(?:b)c)", true), ("", false),
    ])
  func isGroup(text: String, expected: Bool) {
    #expect(PatternText.isGroup(text) == expected)
  }
}
