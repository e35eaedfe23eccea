import Diagnostics
import Testing

@Suite struct RendererTests {
  private func render(
    _ line: String, column: Int, length: Int = 1, width: Int = 40, isColoured: Bool = false
  ) -> String {
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code(rawValue: "code"), "message",
      at: SourceLocation(file: "f", line: 1, column: column), length: length)
    let source = SourceFile(path: "f", text: line)
    return DiagnosticRenderer(sources: ["f": source], isColoured: isColoured, width: width)
      .render(diagnostic)
  }

  @Test func plain() {
    #expect(
      render("tag: x", column: 6) == """
        f:1:6: error: message [code]
            1 | tag: x
              |      ^

        """)
  }

  @Test func tabsAreSpacesUpToTheNextStop() {
    #expect(
      render("\ta\tb", column: 4) == """
        f:1:4: error: message [code]
            1 |     a   b
              |         ^

        """)
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(
      render("選挙: 干渉 x", column: 5, length: 2) == """
        f:1:5: error: message [code]
            1 | 選挙: 干渉 x
              |       ^~~~

        """)
  }

  @Test func accentsTakeNoColumn() {
    #expect(
      render("e\u{301}le\u{300}ve x", column: 9) == """
        f:1:9: error: message [code]
            1 | e\u{301}le\u{300}ve x
              |       ^

        """)
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let line = String(repeating: "a", count: 50) + "HERE" + String(repeating: "b", count: 50)
    #expect(
      render(line, column: 51, length: 4) == """
        f:1:51: error: message [code]
            1 | …aaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbb…
              |                   ^~~~

        """)
  }

  /// Whatever the place, the caret stands under it and the excerpt keeps to its width.
  @Test func theCaretIsAlwaysInSight() throws {
    let line = String(repeating: "選a", count: 60)
    for column in 1...121 {
      let lines = render(line, column: column, length: 7, width: 30)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let shown = lines[1].dropFirst(8)
      let caret = lines[2].dropFirst(8)
      #expect(DisplayWidth.columns(of: shown) <= 30)
      #expect(caret.count <= 31)
      guard column <= 120 else { continue }
      var position = 0
      let target = caret.prefix { $0 == " " }.count
      let under = shown.first { character in
        defer { position += DisplayWidth.columns(of: String(character)) }
        return position == target
      }
      #expect(under == (column % 2 == 1 ? "選" : "a"), "column \(column)")
    }
  }

  @Test func aPlaceBehindTheLine() {
    #expect(
      render("match:", column: 7, length: 5) == """
        f:1:7: error: message [code]
            1 | match:
              |       ^

        """)
  }

  @Test func wholeFilesAndUnknownFilesHaveNoExcerpt() {
    let diagnostic = Diagnostic(
      .warning, Diagnostic.Code(rawValue: "code"), "message",
      at: SourceLocation(file: "rules", line: 0, column: 0),
      notes: [
        Diagnostic.Note("first"),
        Diagnostic.Note("second", at: .init(file: "x", line: 3, column: 1)),
      ])
    #expect(
      DiagnosticRenderer(sources: [:]).render(diagnostic) == """
        rules: warning: message [code]
              note: first
        x:3:1: note: second

        """)
  }

  @Test func coloursDoNotMoveAnything() {
    let plain = render("tag: x", column: 6)
    let coloured = render("tag: x", column: 6, isColoured: true)
    #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func theBagSortsAndKeepsEachOnce() {
    let bag = DiagnosticBag()
    func add(_ severity: Diagnostic.Severity, _ file: String, _ line: Int) {
      bag.add(
        Diagnostic(
          severity, Diagnostic.Code(rawValue: "c"), "m",
          at: SourceLocation(file: file, line: line, column: 1)))
    }
    add(.warning, "b", 1)
    #expect(!bag.hasErrors)
    add(.warning, "a", 10)
    add(.error, "a", 10)
    add(.error, "a", 9)
    add(.error, "a", 9)
    #expect(
      bag.sorted.map { "\($0.location) \($0.severity)" } == [
        "a:9:1 error", "a:10:1 error", "a:10:1 warning", "b:1:1 warning",
      ])
    #expect(DiagnosticRenderer.summary(of: bag.sorted) == "2 errors, 2 warnings")
  }
}
