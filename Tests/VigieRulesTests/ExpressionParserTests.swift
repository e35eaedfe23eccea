import Diagnostics
import Testing

@testable import VigieRules

@Suite struct ExpressionParserTests {
  private func written(_ text: String) -> WrittenText {
    WrittenText(
      text, at: SourceLocation(file: "f", line: 1, column: 1), length: text.count, contentColumn: 1)
  }

  private func show(_ expression: WrittenExpression) -> String {
    switch expression {
    case .rule(let name): name.value
    case .tag(let name): "#\(name.value)"
    case .not(let inner): "!\(show(inner))"
    case .and(let left, let right): "(\(show(left)) & \(show(right)))"
    case .or(let left, let right): "(\(show(left)) | \(show(right)))"
    }
  }

  @Test(
    arguments: [
      ("a", "a"), ("a and b", "(a & b)"), ("a or b and c", "(a | (b & c))"),
      ("a and b or c", "((a & b) | c)"), ("not a and b", "(!a & b)"), ("not (a and b)", "!(a & b)"),
      ("a and (b or tag:group/leaf) and not c", "((a & (b | #group/leaf)) & !c)"),
      ("((a))", "a"), ("not not a", "!!a"), ("en.a-b.1 or tag:g", "(en.a-b.1 | #g)"),
      ("a and(b)", "(a & b)"), ("andy or order", "(andy | order)"),
    ])
  func precedence(text: String, expected: String) throws {
    #expect(show(try ExpressionParser.parse(written(text))) == expected)
  }

  @Test(
    arguments: [
      ("", 0), ("and a", 0), ("a and", 5), ("a b", 2), ("(a", 0), ("a)", 1), ("a or or b", 5),
      ("a AND b", 2), ("tag:", 0), ("a & b", 2), ("a and NOT b", 6), ("()", 1),
      (String(repeating: "(", count: 60) + "a", 50),
    ])
  func mistakesHaveTheirPlace(text: String, scalar: Int) {
    #expect {
      try ExpressionParser.parse(written(text))
    } throws: { error in
      (error as? ExpressionMistake)?.scalar == scalar
    }
  }

  @Test func namesHaveTheirPlace() throws {
    guard case .and(_, .tag(let tag)) = try ExpressionParser.parse(written("a and tag:g/l")) else {
      Issue.record("not a conjunction with a tag")
      return
    }
    #expect(tag.location.column == 7)
    #expect(tag.length == 7)
  }
}
