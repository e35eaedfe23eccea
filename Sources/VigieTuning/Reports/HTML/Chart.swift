internal import VigieOutput

/// A drawing in a square from 0 to 1 on both sides, as inline SVG.
struct Chart {
  private static let left = 44.0
  private static let top = 8.0
  private static let side = 200.0

  private let title: String
  private let description: String
  private var content = ""

  /// - Parameter description: what the drawing shows, for those who do not see it.
  init(_ title: String, description: String) {
    self.title = title
    self.description = description
  }

  /// Lines at quarters, with their numbers, and the names of the axes.
  mutating func addAxes(x: String, y: String, numbersY: Bool = true) {
    for step in 0...4 {
      let value = Double(step) / 4
      addPath("grid", [(value, 0), (value, 1)])
      content += text(value.decimals(2), at: (value, 0), dx: 0, dy: 14, anchor: "middle")
      guard numbersY else { continue }
      addPath("grid", [(0, value), (1, value)])
      content += text(value.decimals(2), at: (0, value), dx: -5, dy: 3, anchor: "end")
    }
    addPath("axis", [(0, 1), (0, 0), (1, 0)])
    content += text(x, at: (0.5, 0), dx: 0, dy: 28, anchor: "middle")
    let (placeX, placeY) = Self.place((0, 0.5))
    content +=
      "<text x=\"\(number(placeX - 34))\" y=\"\(number(placeY))\" text-anchor=\"middle\" "
      + "transform=\"rotate(-90 \(number(placeX - 34)) \(number(placeY)))\">\(Markup.escape(y))</text>"
  }

  mutating func addPath(_ style: String, _ points: [(Double, Double)]) {
    guard !points.isEmpty else { return }
    let path = points.enumerated().map { index, point in
      let (x, y) = Self.place(point)
      return "\(index == 0 ? "M" : "L")\(number(x)) \(number(y))"
    }.joined()
    content += "<path class=\"\(style)\" d=\"\(path)\"/>"
  }

  /// - Parameter tip: shown where a pointer rests on it.
  mutating func addDot(_ style: String, at point: (Double, Double), radius: Double, tip: String) {
    let (x, y) = Self.place(point)
    content +=
      "<circle class=\"\(style)\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\">"
      + "<title>\(Markup.escape(tip))</title></circle>"
  }

  mutating func addBar(
    _ style: String, x: ClosedRange<Double>, y: ClosedRange<Double>, tip: String
  ) {
    let (left, bottom) = Self.place((x.lowerBound, y.lowerBound))
    let (right, top) = Self.place((x.upperBound, y.upperBound))
    content +=
      "<rect class=\"\(style)\" x=\"\(number(left + 0.5))\" y=\"\(number(top))\" "
      + "width=\"\(number(max(0, right - left - 1)))\" height=\"\(number(bottom - top))\">"
      + "<title>\(Markup.escape(tip))</title></rect>"
  }

  mutating func addText(_ words: String, at point: (Double, Double), anchor: String = "start") {
    content += text(words, at: point, dx: 0, dy: 0, anchor: anchor)
  }

  var svg: String {
    "<svg viewBox=\"0 0 264 244\" role=\"img\" aria-label=\"\(Markup.escape(title + ". " + description))\">"
      + content + "</svg>"
  }

  private func text(
    _ words: String, at point: (Double, Double), dx: Double, dy: Double, anchor: String
  ) -> String {
    let (x, y) = Self.place(point)
    return "<text x=\"\(number(x + dx))\" y=\"\(number(y + dy))\" text-anchor=\"\(anchor)\">"
      + "\(Markup.escape(words))</text>"
  }

  private static func place(_ point: (Double, Double)) -> (Double, Double) {
    (left + point.0 * side, top + (1 - point.1) * side)
  }

  private func number(_ value: Double) -> String { value.decimals(1) }
}
