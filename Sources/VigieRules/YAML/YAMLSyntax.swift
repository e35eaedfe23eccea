internal import Diagnostics
internal import Yams

/// Says in plain words what the YAML parser objects to.
struct YAMLSyntax {
  let source: SourceFile

  func diagnostic(for error: any Error) -> Diagnostic {
    let start = SourceLocation(file: source.path, line: 1, column: 1)
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return diagnostic(problem, context: context, at: mark)
    case .memory:
      // The parser's word for more than a thousand levels.
      return Self.tooDeep(at: deepest() ?? start)
    case .some(let other):
      return Diagnostic(.error, .yamlSyntax, "not valid YAML: \(other)", at: start)
    case nil:
      return Diagnostic(.error, .yamlSyntax, "not valid YAML: \(error)", at: start)
    }
  }

  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .nestedTooDeeply, "lists within lists, more than can be followed", at: location)
  }

  static func wantsQuotes(_ value: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(.error, .yamlReference, "'\(value)' must stand in quotes", at: location)
  }

  private func diagnostic(
    _ problem: String, context: YamlError.Context?, at mark: Mark
  ) -> Diagnostic {
    let location = SourceLocation(file: source.path, line: mark.line, column: mark.column)
    return Diagnostic(.error, .yamlSyntax, "not valid YAML: \(problem)", at: location)
  }

  private func deepest() -> SourceLocation? { nil }
}
