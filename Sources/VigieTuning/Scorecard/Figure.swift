/// A figure with the range that it would fall in, were other documents drawn.
package struct Figure: Sendable, Hashable {
  package var value: Double
  /// `nil` where no draw gives the figure.
  package var interval: Interval?
}

/// How well what was assigned and what is labelled agree.
package struct Agreement: Sendable, Hashable {
  /// `nil` where nothing was assigned.
  package var precision: Figure?
  /// `nil` where nothing is labelled.
  package var recall: Figure?
  package var f1: Figure?
}
