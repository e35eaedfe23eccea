/// Names a group of literals: by its number among the groups, or, where it has but one as most have,
/// by that literal, so that nothing needs to be looked up.
struct GroupReference: Hashable {
  /// The group's number, or the complement of its only literal.
  private let value: Int32

  init(number: Int32) { value = number }

  init(onlyLiteral literal: Int32) { value = ~literal }

  @inline(__always)
  var onlyLiteral: Int32? { value < 0 ? ~value : nil }

  /// - Precondition: it has no ``onlyLiteral``.
  @inline(__always)
  var number: Int { Int(value) }

  func write(to writer: inout CompactWriter) { writer.write(Int(value)) }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    value = try reader.int32()
  }

  /// Whether there are so many groups or literals.
  func isWithin(groupCount: Int, literalCount: Int) -> Bool {
    onlyLiteral.map { Int($0) < literalCount } ?? (number < groupCount)
  }
}
