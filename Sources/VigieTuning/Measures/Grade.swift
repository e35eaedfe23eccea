/// How much a document is about a tag, as a person labelled it.
package enum Grade: Int, Sendable, Hashable, Comparable, CaseIterable {
  case absent = 0
  case mentioned = 1
  case central = 2

  package static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
