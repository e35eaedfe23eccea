public import Diagnostics
internal import Foundation
public import VigieCore

/// Reads documents from files, folders, globs and standard input, one at a time.
///
///     let reader = DocumentReader(paths: ["releases/", "more.ndjson"])
///     while let result = reader.next() {
///       switch result {
///       case .success(let document): …
///       case .failure(let problem): print(problem.diagnostic)
///       }
///     }
///
/// Files are opened when their turn comes, and of NDJSON only a line is held at a time. Each thing
/// that cannot be read is given as a problem in its place, and reading goes on behind it.
public final class DocumentReader {
  private let options: InputOptions
  private var walker: PathWalker
  /// The NDJSON being read.
  private var lines: (reader: LineReader, file: String, isEmpty: Bool)?
  private var warnings: [Diagnostic] = []
  /// Whether the user named the file being read, rather than a folder or glob.
  private var isNamedFile = false
  private var ids = SeenNames()
  private let output: String?
  /// The line of NDJSON that the last document or problem came from; `nil` where it came from a file
  /// of text, or from no line that could be read.
  package private(set) var lastLine: Line?

  /// A line as it was read.
  package struct Line {
    package var bytes: [UInt8]
    package var file: String
    package var number: Int

    /// The place of a byte of the line.
    package func location(of offset: Int) -> SourceLocation {
      SourceLocation(
        file: file, line: number, column: UTF8Text.column(of: offset, in: bytes))
    }
  }

  /// - Parameter paths: files, folders (read with all that is in them), globs, and `-` for standard
  ///   input.
  public init(paths: [String], options: InputOptions = .init()) {
    self.options = options
    walker = PathWalker(paths, endingsInFolders: options.endingsInFolders)
    output = options.output.map { URL(filePath: $0).resolvingSymlinksInPath().path }
  }

  /// The next document or problem; `nil` when all is read.
  public func next() -> Result<Document, InputProblem>? {
    lastLine = nil
    while true {
      if let result = nextLine() { return result }
      switch walker.next() {
      case nil: return nil
      case .warning(let warning): warnings.append(warning)
      case .problem(let problem): return .failure(problem)
      case .standardInput:
        if isOutput(FileIdentity(descriptor: STDIN_FILENO)) {
          noteOutput("stdin")
          continue
        }
        if let result = open(ByteSource(standardInput: ()), file: "stdin") { return result }
      case .file(let path, let isNamed):
        if isOutput(path) {
          noteOutput(path)
          continue
        }
        isNamedFile = isNamed
        do {
          if let result = open(try ByteSource(path: path), file: path) { return result }
        } catch {
          return .failure(unreadable(path, error))
        }
      }
    }
  }

  /// What was doubtful in the documents read since the last call.
  public func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }

  // MARK: Files

  private func isOutput(_ path: String) -> Bool {
    isOutput(FileIdentity(path: path))
      || output.map { URL(filePath: path).resolvingSymlinksInPath().path == $0 } ?? false
  }

  private func isOutput(_ file: FileIdentity?) -> Bool {
    file.map { $0 == options.outputFile } ?? false
  }

  private func noteOutput(_ path: String) {
    warn(.ownOutput, "this is the output, which is not read", PathWalker.location(path))
  }

  private func open(_ source: ByteSource, file: String) -> Result<Document, InputProblem>? {
    do {
      let head = try source.peek()
      guard !head.isEmpty else {
        return .failure(.init(.emptyInput, "file is empty", at: PathWalker.location(file)))
      }
      // UTF-32 begins in the same way.
      if UTF16Decoder.isBigEndian(head) != nil, !head.starts(with: [0xFF, 0xFE, 0, 0]) {
        return try openWide(source, file: file)
      }
      let objection =
        ForeignFormat.objection(to: head)
        // A line with a zero byte is a mistake in its place; the others can be read.
        ?? (format(of: file, head: head) == .ndjson ? nil : ForeignFormat.zeroBytes(in: head))
      if let objection {
        return .failure(.init(.notText, objection, at: PathWalker.location(file)))
      }
      return try read(source, file: file, head: head, replaced: 0)
    } catch {
      return .failure(unreadable(file, error))
    }
  }

  private func openWide(_ source: ByteSource, file: String) throws -> Result<
    Document, InputProblem
  >? {
    // UTF-16 takes up to twice the room.
    let limit = options.maximumDocumentSize * 2
    guard let bytes = try source.readAll(limit: limit, expecting: Self.size(of: file)) else {
      return .failure(tooLong(file))
    }
    guard let decoded = UTF16Decoder.decode(bytes), !decoded.bytes.isEmpty else {
      return .failure(.init(.emptyInput, "file is empty", at: PathWalker.location(file)))
    }
    return try read(
      ByteSource(decoded.bytes), file: file, head: decoded.bytes, replaced: decoded.replaced)
  }

  private func read(
    _ source: ByteSource, file: String, head: [UInt8], replaced: Int
  ) throws -> Result<Document, InputProblem>? {
    if options.format == nil, let objection = UnfitText.markup(in: head) {
      let advice = ", or read it as it is with --input-format text"
      return .failure(.init(.notText, objection + advice, at: PathWalker.location(file)))
    }
    if format(of: file, head: head) == .ndjson {
      lines = (LineReader(source, maximumLength: options.maximumLineLength), file, true)
      return nil
    }
    let limit = options.maximumDocumentSize
    guard let text = try source.readAll(limit: limit, expecting: Self.size(of: file)) else {
      return .failure(tooLong(file))
    }
    let document = Document(text: text, metadata: .init(id: file))
    guard !document.isBlank else {
      return .failure(
        .init(.emptyInput, "file has nothing but white space", at: PathWalker.location(file)))
    }
    if options.format == nil, let doubt = ForeignFormat.tableAsText(file) {
      warn(.tableAsText, doubt, PathWalker.location(file))
    }
    noteRepairs(document.repairedSequences + replaced, at: PathWalker.location(file))
    noteRepeatedID(document, at: PathWalker.location(file))
    return .success(document)
  }

  /// By the ending of its name, or else by the first byte that is not white space.
  private func format(of file: String, head: [UInt8]) -> InputOptions.Format {
    if let format = options.format { return format }
    switch URL(filePath: file).pathExtension.lowercased() {
    case "ndjson", "jsonl", "json": return .ndjson
    case "txt", "text", "md": return .text
    default:
      let text = head.starts(with: Self.byteOrderMark) ? head.dropFirst(3) : head[...]
      let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      return first == UInt8(ascii: "{") ? .ndjson : .text
    }
  }

  private static func size(of file: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  // MARK: Lines

  private func nextLine() -> Result<Document, InputProblem>? {
    while var current = lines {
      do {
        let line = try current.reader.next()
        let wasEmpty = current.isEmpty
        current.isEmpty = false
        lines = current
        switch line {
        case nil:
          lines = nil
          guard wasEmpty else { return nil }
          return .failure(
            .init(.emptyInput, "file is empty", at: PathWalker.location(current.file)))
        case .tooLong(let head, let number)?:
          return .failure(
            .init(
              .lineTooLong, "line is longer than \(options.maximumLineLength) bytes",
              at: SourceLocation(file: current.file, line: number, column: 1), raw: head))
        case .line(let bytes, let number)?:
          if Self.isBlank(bytes) { continue }
          if wasEmpty, JSONRecord.isTagged(bytes) {
            lines = nil
            if let problem = passOverRecords(current.file) { return .failure(problem) }
            return nil
          }
          let line = Line(bytes: bytes, file: current.file, number: number)
          lastLine = line
          return document(line)
        }
      } catch {
        lines = nil
        return .failure(unreadable(current.file, error))
      }
    }
    return nil
  }

  /// A line of white space, or of nothing but the byte order mark.
  private static func isBlank(_ line: [UInt8]) -> Bool {
    let text = line.starts(with: byteOrderMark) ? line.dropFirst(3) : line[...]
    return text.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  /// A line of nothing but the bracket with which JSON over several lines begins.
  private static func isOpening(_ line: [UInt8]) -> Bool {
    let signs = line.filter { ![0x20, 0x09, 0x0D].contains($0) }
    return signs == Array("{".utf8) || signs == Array("[".utf8)
  }

  /// Whether a line begins a list.
  private static func isList(_ line: [UInt8]) -> Bool {
    let text = line.starts(with: byteOrderMark) ? line.dropFirst(3) : line[...]
    return text.first { ![0x20, 0x09].contains($0) } == UInt8(ascii: "[")
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private func document(_ line: Line) -> Result<Document, InputProblem> {
    let location = line.location(of:)
    if line.number == 1, Self.isOpening(line.bytes) {
      // The rest would be as many errors as lines.
      lines = nil
      return .failure(
        .init(
          .invalidJSON,
          "expected a whole object on one line; "
            + (Self.isList(line.bytes)
              ? "put each of the list on one, for instance with \(Self.splitter)"
              : "put it on one, for instance with 'jq -c . FILE'"),
          at: location(0), raw: line.bytes))
    }
    var parser = RecordParser(location: location)
    let result = parser.document(line.bytes, defaultID: "\(line.file):\(line.number)")
    warnings += parser.warnings
    switch result {
    case .success(let document): noteRepeatedID(document, at: location(parser.idOffset))
    case .failure(var problem) where line.number == 1 && Self.isList(line.bytes):
      problem.diagnostic.message += "; of a list, make records with \(Self.splitter)"
      return .failure(problem)
    case .failure: break
    }
    return result
  }

  /// What makes lines of a list.
  private static let splitter = #""jq -c '.[]' FILE""#

  // MARK: Problems

  /// A file of records is no file of documents: an error if it was named, else worth a word.
  private func passOverRecords(_ file: String) -> InputProblem? {
    let message = "file holds records that vigie wrote, not documents; it is not read"
    if isNamedFile { return .init(.taggedRecords, message, at: PathWalker.location(file)) }
    warn(.taggedRecords, message, PathWalker.location(file))
    return nil
  }

  private func noteRepeatedID(_ document: Document, at location: SourceLocation) {
    guard options.warnsOfRepeatedIDs, let id = document.metadata.id, ids.insert(id) == .known
    else { return }
    warn(.duplicateID, "another document has the id '\(id)' too", location)
  }

  private func noteRepairs(_ count: Int, at location: SourceLocation) {
    if count > 0 { warnings.append(.repairedText(count, at: location)) }
  }

  private func warn(_ code: Diagnostic.Code, _ message: String, _ location: SourceLocation) {
    warnings.append(Diagnostic(.warning, code, message, at: location))
  }

  private func unreadable(_ file: String, _ error: any Error) -> InputProblem {
    .init(
      .unreadableInput, "cannot read file: \(SystemReason.text(error))",
      at: PathWalker.location(file))
  }

  private func tooLong(_ file: String) -> InputProblem {
    .init(
      .documentTooLong, "text is longer than \(options.maximumDocumentSize) bytes",
      at: PathWalker.location(file))
  }
}
