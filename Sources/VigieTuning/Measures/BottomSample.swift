/// Draws so many of any number of elements as they pass: those with the smallest keys.
///
/// Where keys are as good as random, each element is as likely, and the choice depends neither on the
/// order nor on how many workers brought them (bottom-k sampling: Cohen and Kaplan, PODC 2007).
package struct BottomSample<Element: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: UInt64
    var order: Int
    var element: Element
  }

  private let size: Int
  private var entries: [Entry] = []
  private var count = 0

  package init(size: Int) { self.size = size }

  /// - Parameter element: made only where it is drawn.
  package mutating func add(key: UInt64, _ element: @autoclosure () -> Element) {
    count += 1
    guard size > 0 else { return }
    if entries.count == size, key >= entries[entries.count - 1].key { return }
    let place = entries.firstIndex { key < $0.key } ?? entries.count
    entries.insert(Entry(key: key, order: count, element: element()), at: place)
    if entries.count > size { entries.removeLast() }
  }

  /// Whether anything is drawn at all.
  package var isWanted: Bool { size > 0 }

  /// How many were drawn from.
  package var total: Int { count }

  /// Those drawn, in the order in which they came.
  package var elements: [Element] { entries.sorted { $0.order < $1.order }.map(\.element) }
}
