internal import Diagnostics
internal import Yams

extension YAMLReader {
  /// The items of a list; of a text in typographic quotes that a comma cuts, the rest is passed over.
  func list(
    _ sequence: Node.Sequence, at location: SourceLocation, depth: Int, in kind: TextKind
  ) -> YAMLValue {
    // Whether commas separate items; what the parser says of the style is that of the end, which has none.
    let separates =
      kind == .words && source.line(location.line, from: location.column).hasPrefix("[")
    var items: [YAMLValue] = []
    var rest: (line: Int, closing: Set<Character>)?
    for node in sequence {
      let line = node.mark?.line
      if let open = rest, line == open.line {
        if case .scalar(let scalar) = node, scalar.string.contains(where: open.closing.contains) {
          rest = nil
        }
        continue
      }
      rest = nil
      if let cut = cutQuotation(node) {
        items.append(cut)
        if let line, case .scalar(let scalar) = node, let first = scalar.string.first {
          rest = YAMLQuotes.closing(of: first).map { (line, $0) }
        }
      } else if let item = convert(node, depth: depth + 1, in: kind) {
        let comma = separates ? Self.comma(in: item) : nil
        if let comma { bag.add(comma) }
        items.append(comma.map { .broken(at: $0.location) } ?? item)
      }
    }
    return .list(items, at: location)
  }

  private static func comma(in item: YAMLValue) -> Diagnostic? {
    guard case .text(let text) = item else { return nil }
    return YAMLLookAlikes.comma(in: text)
  }

  /// What stands for a text in typographic quotes of which YAML took a part only, which is said.
  func cutQuotation(_ node: Node) -> YAMLValue? {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any,
      let place = node.mark.map(place)
    else { return nil }
    let value = shield?.restore(scalar.string) ?? scalar.string
    let text = WrittenText(value, style: .plain, at: place, in: source)
    guard let diagnostic = YAMLQuotes.cut(text, in: source) else { return nil }
    bag.add(diagnostic)
    return .broken(at: place)
  }
}
