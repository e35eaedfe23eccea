internal import Diagnostics

/// The comments `# vigie: allow CODE[, CODE]`, which silence warnings on their line or, where they
/// stand alone, on the next line.
struct Suppressions {
  private struct Allowance {
    var code: String
    var location: SourceLocation
    /// The line whose warnings it silences.
    var line: Int
  }

  private var allowances: [String: [Allowance]] = [:]
  /// The files of which not all could be read: what is allowed may stand in the rest.
  private let broken: Set<String>

  init(_ sources: some Sequence<SourceFile>, broken: Set<String>) {
    self.broken = broken
    for source in sources where source.text.contains("vigie:") {
      allowances[source.path] = Self.allowances(in: source)
    }
  }

  /// The diagnostics without those that are allowed, and with a warning for each allowance that
  /// silences nothing.
  func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    var used: Set<SourceLocation> = []
    var kept = diagnostics.filter { diagnostic in
      guard diagnostic.severity == .warning else { return true }
      let matching = (allowances[diagnostic.location.file] ?? []).filter {
        $0.line == diagnostic.location.line && $0.code == diagnostic.code.rawValue
      }
      used.formUnion(matching.map(\.location))
      return matching.isEmpty
    }
    for allowance in allowances.values.joined()
    where !used.contains(allowance.location) && !broken.contains(allowance.location.file) {
      kept.append(unused(allowance, diagnostics))
    }
    return kept
  }

  private func unused(_ allowance: Allowance, _ diagnostics: [Diagnostic]) -> Diagnostic {
    let code = allowance.code
    var message = "'\(code)' allows nothing: there is no such warning on line \(allowance.line)"
    if diagnostics.contains(where: {
      $0.location.file == allowance.location.file && $0.location.line == allowance.line
        && $0.code.rawValue == code
    }) {
      message = "'\(code)' is an error, and only warnings can be allowed"
    } else if !Diagnostic.Code.allowable.contains(code) {
      message = "'\(code)' is not a warning that can be allowed"
      if let nearest = Spelling.nearest(to: code, among: Diagnostic.Code.allowable) {
        message += "; did you mean '\(nearest)'?"
      }
    }
    return Diagnostic(
      .warning, .unusedAllow, message, at: allowance.location, length: code.unicodeScalars.count)
  }

  private static func allowances(in source: SourceFile) -> [Allowance] {
    var found: [Allowance] = []
    for number in 1...source.lineCount {
      let line = source.line(number)
      guard let comment = line.firstRange(of: "# vigie: allow") else { continue }
      let isAlone = line[..<comment.lowerBound].allSatisfy(\.isWhitespace)
      let target = isAlone ? nextLine(after: number, in: source) : number
      var start = comment.upperBound
      while let from = line[start...].firstIndex(where: { !$0.isWhitespace && $0 != "," }) {
        let end = line[from...].firstIndex { $0.isWhitespace || $0 == "," } ?? line.endIndex
        let column = line[..<from].unicodeScalars.count + 1
        found.append(
          Allowance(
            code: String(line[from..<end]),
            location: SourceLocation(file: source.path, line: number, column: column), line: target)
        )
        start = end
      }
    }
    return found
  }

  /// The next line that is not a comment.
  private static func nextLine(after number: Int, in source: SourceFile) -> Int {
    var next = number + 1
    while next <= source.lineCount {
      if let first = source.line(next).first(where: { !$0.isWhitespace }), first != "#" { break }
      next += 1
    }
    return next
  }
}
