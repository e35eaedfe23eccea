internal import Diagnostics

/// Finds the columns of a table by their names.
struct TableColumns {
  private let names: [String]

  init(_ names: [String]) { self.names = names }

  /// The place of a column that has to be there.
  ///
  /// - Parameter option: what it was chosen with, for the message.
  func index(of pointer: JSONPointer, for option: String) throws(Refusal) -> Int {
    if let index = try index(ifThere: pointer) { return index }
    let name = pointer.columnName
    let near = Spelling.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ";"
    let known = names.map { "'\($0)'" }.joined(separator: ", ")
    throw Refusal(
      .missingText,
      "there is no column '\(name)'\(near) the columns are \(known) (choose with \(option))")
  }

  /// The place of a column; `nil` where there is none.
  func index(ifThere pointer: JSONPointer) throws(Refusal) -> Int? {
    try index(named: pointer.columnName)
  }

  func index(named name: String) throws(Refusal) -> Int? {
    let all = names.indices.filter { names[$0] == name }
    guard all.count <= 1 else {
      throw Refusal(.columnCount, "two columns are named '\(name)'; rename one of them")
    }
    return all.first
  }
}

extension JSONPointer {
  /// Tables have no depth: `/text` is the column `text`.
  fileprivate var columnName: String { tokens.joined(separator: "/") }
}
