/// A pattern for ids, in which `*` stands for any part.
package struct Wildcard: Sendable, Hashable {
  private let pieces: [String]

  package init(_ pattern: String) {
    pieces = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  package func matches(_ id: String) -> Bool {
    guard let first = pieces.first, let last = pieces.last, id.hasPrefix(first) else {
      return false
    }
    guard pieces.count > 1 else { return id == first }
    // The earliest place for each piece leaves most room for the rest.
    var rest = id.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
