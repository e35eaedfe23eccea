public import Diagnostics
public import VigieCore

/// The fragments and lists of rule files, for those who want to use them in rules of their own.
///
/// Files are only parsed, and what is wrong with them is passed over: to say that is for a compilation.
public struct FragmentCatalogue: Sendable {
  public struct Entry: Sendable {
    public var name: String
    /// Of the files that may use it; `nil` for all.
    public var language: Language?
    public var location: SourceLocation
    public var isList: Bool
    /// The pattern as written; of a list the words.
    public var text: String
    /// The comment on the line above it.
    public var remark: String?
  }

  /// By name, then by language.
  public let entries: [Entry]
  private let declarations: [FragmentDeclaration]

  /// Reads the fragments of files and folders.
  public init(_ paths: [String]) {
    let bag = DiagnosticBag()
    var finder = RuleFileFinder(bag: bag)
    for path in paths { finder.add(path) }
    let reader = RuleFileReader(bag: bag)
    let sources = finder.files.compactMap { path in
      reader.bytes(of: path).flatMap { reader.decode($0, path: path) }
    }
    let found = sources.concurrentMap(stretches: sources.count) { sources in
      sources.flatMap { source -> [(FragmentDeclaration, Entry)] in
        guard ["fragments:", "lists:"].contains(where: source.text.contains) else { return [] }
        let declarations = ParsedFile(source, isStrict: false).rules?.fragments ?? []
        return declarations.map { ($0, Entry($0, in: source)) }
      }
    }
    declarations = found.map(\.0)
    entries = found.map(\.1).sorted {
      ($0.name, $0.language?.rawValue ?? "", $0.location)
        < ($1.name, $1.language?.rawValue ?? "", $1.location)
    }
  }

  /// Those that files of a language may use.
  public func names(for language: Language?) -> Set<String> {
    Set(entries.filter { $0.language == nil || $0.language == language }.map(\.name))
  }

  /// What rules search with, all that it uses put in; `nil` where something in it is wrong.
  public func pattern(of entry: Entry) -> String? {
    let library = FragmentLibrary(declarations, bag: DiagnosticBag())
    let use = WrittenText("{{\(entry.name)}}", at: entry.location)
    return library.expand(use, language: entry.language)?.text
  }
}

extension FragmentCatalogue.Entry {
  fileprivate init(_ declaration: FragmentDeclaration, in source: SourceFile) {
    let place = declaration.name.location
    name = declaration.name.value
    language = declaration.language
    location = place
    switch declaration.body {
    case .pattern(let pattern):
      text = pattern.value
      isList = false
    case .words(let words):
      text = words.map(\.value).joined(separator: ", ")
      isList = true
    }
    let above = place.line > 1 ? source.line(place.line - 1).drop { $0 == " " } : ""
    if above.hasPrefix("# ") { remark = String(above.dropFirst(2)) }
  }
}
