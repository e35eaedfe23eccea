internal import Diagnostics
internal import VigieInput

/// Finds the columns of a table by their names.
struct TableColumns {
  private let names: [String]
  /// By name, the first column that has it; and the names that several have.
  private var places: [String: Int] = [:]
  private var repeated: Set<String> = []

  init(_ names: [String]) {
    self.names = names
    for (place, name) in names.enumerated() {
      if places[name] == nil { places[name] = place } else { repeated.insert(name) }
    }
  }

  /// The place of a column that has to be there.
  ///
  /// - Parameter option: what it was chosen with, for the message.
  func index(of pointer: JSONPointer, for option: String) throws(Refusal) -> Int {
    if let index = try index(ifThere: pointer) { return index }
    let name = pointer.columnName
    if let advice = adviceOnSeparator {
      throw Refusal(.missingText, "there is no column '\(name)': \(advice)")
    }
    let near = Spelling.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ";"
    let known = names.map { "'\($0)'" }.joined(separator: ", ")
    throw Refusal(
      .missingText,
      "there is no column '\(name)'\(near) the columns are \(known) (choose with \(option))")
  }

  /// What to do about a header that holds one column, with signs in it that separate columns elsewhere.
  private var adviceOnSeparator: String? {
    guard names.count == 1, let header = names.first else { return nil }
    let signs: [(sign: Character, option: String)] = [
      (";", "--separator ';'"), ("\t", "--input-format tsv"), ("|", "--separator '|'"),
      (",", "--input-format csv"),
    ]
    let counts = signs.map { sign in header.count { $0 == sign.sign } }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      return nil
    }
    let sign = signs[place].sign == "\t" ? "tabs" : "'\(signs[place].sign)'"
    return "the columns of '\(header.prefix(60))' seem to be separated by \(sign); "
      + "if they are, give \(signs[place].option)"
  }

  /// The place of a column; `nil` where there is none.
  func index(ifThere pointer: JSONPointer) throws(Refusal) -> Int? {
    try index(named: pointer.columnName)
  }

  func index(named name: String) throws(Refusal) -> Int? {
    guard !repeated.contains(name) else {
      throw Refusal(.columnCount, "two columns are named '\(name)'; rename one of them")
    }
    return places[name]
  }
}

extension JSONPointer {
  /// Tables have no depth: `/text` is the column `text`.
  var columnName: String { tokens.joined(separator: "/") }
}
