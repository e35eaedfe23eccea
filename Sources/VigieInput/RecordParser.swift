package import Diagnostics
package import VigieCore

/// Makes a document of one JSON object: `text` and, as they are known, `id`, `title`, `date`, `place`,
/// `source` and `language` (or `lang`).
package struct RecordParser {
  /// What was doubtful in the last object.
  package private(set) var warnings: [Diagnostic] = []
  private let location: (Int) -> SourceLocation

  /// - Parameter location: the place of a byte of the object, for messages.
  package init(location: @escaping (Int) -> SourceLocation) {
    self.location = location
  }

  /// - Parameter defaultID: the id of a document that has none of its own.
  package mutating func document(
    _ object: [UInt8], defaultID: String? = nil
  ) -> Result<Document, InputProblem> {
    warnings = []
    let record: JSONRecord
    do throws(JSONRecord.Failure) {
      record = try JSONRecord(object)
    } catch {
      if error.code == .missingText, JSONRecord.isTagged(object) {
        return .failure(
          .init(
            .taggedRecords, "line is a record that vigie wrote, not a document", at: location(0),
            raw: object))
      }
      return .failure(
        .init(error.code, error.message, at: location(error.offset), raw: object))
    }
    let metadata = metadata(of: record, defaultID: defaultID)
    let text = record["text"]!
    let document = Document(text: text.value, metadata: metadata)
    guard !document.isBlank else {
      return .failure(
        .init(.emptyInput, "'text' is empty", at: location(text.offset), raw: object))
    }
    noteRepairs(
      document.repairedSequences, halves: record.replaced, at: location(text.offset))
    idOffset = record["id"]?.offset ?? 0
    return .success(document)
  }

  /// Where the id of the last document stands.
  package private(set) var idOffset = 0

  private mutating func metadata(
    of record: JSONRecord, defaultID: String?
  ) -> Document.Metadata {
    var metadata = Document.Metadata(
      id: record["id"]?.string ?? defaultID, title: record["title"]?.string,
      place: record["place"]?.string, source: record["source"]?.string)
    if let date = record["date"], !date.value.isEmpty {
      metadata.date = Document.Metadata.date(in: date.string)
      if metadata.date == nil {
        warn(
          .unknownDate, "'\(date.string)' is no date, expected YYYY-MM-DD", location(date.offset))
      }
    }
    let stated = record.languages
    metadata.state(stated.languages)
    if let doubt = stated.doubt {
      warn(.unknownLanguage, doubt.message, location(doubt.offset))
    }
    return metadata
  }

  private mutating func noteRepairs(_ count: Int, halves: Int, at location: SourceLocation) {
    guard count + halves > 0 else { return }
    warnings.append(.repairedText(count, halves: halves, at: location))
  }

  private mutating func warn(
    _ code: Diagnostic.Code, _ message: String, _ location: SourceLocation
  ) {
    warnings.append(Diagnostic(.warning, code, message, at: location))
  }
}

extension Diagnostic {
  /// - Parameters:
  ///   - count: how many sequences of bytes were no UTF-8.
  ///   - halves: how many escapes stood for half a character.
  static func repairedText(
    _ count: Int, halves: Int = 0, at location: SourceLocation
  ) -> Diagnostic {
    var messages: [String] = []
    if count > 0 {
      let what = count == 1 ? "1 ill-formed sequence was" : "\(count) ill-formed sequences were"
      messages.append("text is not all UTF-8: \(what) read as U+FFFD; save it as UTF-8")
    }
    if halves > 0 {
      let what =
        halves == 1
        ? "1 escape stands for half a character and was"
        : "\(halves) escapes stand for half a character each and were"
      messages.append("\(what) read as U+FFFD; expected pairs such as '\\ud83d\\ude00'")
    }
    return Diagnostic(
      .warning, .repairedText, messages.joined(separator: "; "), at: location)
  }
}
