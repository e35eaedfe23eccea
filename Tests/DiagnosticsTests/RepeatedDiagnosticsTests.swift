import Diagnostics
import Testing

struct RepeatedDiagnosticsTests {
  private func diagnostic(_ message: String, _ line: Int, file: String = "a") -> Diagnostic {
    Diagnostic(
      .error, Diagnostic.Code(rawValue: "code"), message,
      at: SourceLocation(file: file, line: line, column: 1))
  }

  @Test("what is wrong in each line of a file is told a few times, and counted")
  func repeats() {
    let all =
      (1...9).map { diagnostic("no labels", $0) } + [diagnostic("no id", 4)]
      + (1...5).map { diagnostic("no labels", $0, file: "b") }
    let shown = all.withoutRepeats(beyond: 5)
    #expect(shown.map(\.location.line) == [1, 2, 3, 4, 5, 4, 1, 2, 3, 4, 5])
    #expect(shown.flatMap(\.notes).map(\.message) == ["the same is wrong in 4 more lines"])
    #expect(shown[4].notes.count == 1)
  }
}
