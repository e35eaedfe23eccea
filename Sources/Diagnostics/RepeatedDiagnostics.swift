extension Sequence<Diagnostic> {
  /// Without what a file says over and over: of the same words of it only the first few, the last of these
  /// with a note of how many more there are.
  ///
  /// A file of records that is not what it was taken for has the same thing wrong in each of its lines.
  public func withoutRepeats(beyond most: Int = 5) -> [Diagnostic] {
    var places: [Repeat: [Int]] = [:]
    let all = Array(self)
    for (index, diagnostic) in all.enumerated() {
      places[Repeat(diagnostic), default: []].append(index)
    }
    return all.indices.compactMap { index in
      let same = places[Repeat(all[index])]!
      guard same.count > most, index >= same[most - 1] else { return all[index] }
      guard index == same[most - 1] else { return nil }
      var last = all[index]
      let more = same.count - most
      last.notes.append(
        Diagnostic.Note("the same is wrong in \(more) more \(more == 1 ? "line" : "lines")"))
      return last
    }
  }
}

/// What makes a diagnostic the same as another in a file.
private struct Repeat: Hashable {
  var file: String
  var code: Diagnostic.Code
  var message: String

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.location.file
    code = diagnostic.code
    message = diagnostic.message
  }
}
