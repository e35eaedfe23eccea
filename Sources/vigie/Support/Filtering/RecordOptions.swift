import ArgumentParser
import VigieCore
import VigieOutput
import VigiePipeline

enum StreamFormat: String, ExpressibleByArgument, CaseIterable {
  case ndjson, lines, csv, tsv
}

/// Options that say how records are read and what is written.
struct RecordOptions: ParsableArguments {
  @Option(help: "How records come: ndjson, lines of text, csv or tsv with a header.")
  var inputFormat = StreamFormat.ndjson

  @Option(
    help: ArgumentHelp(
      "What separates the columns of a table, such as ';'. Without it a comma in csv, a tab in tsv.",
      valueName: "sign"))
  var separator: String?

  @Option(
    help: "ndjson, or of a table the same as the input (the default), with the tags in a column.")
  var outputFormat: StreamFormat?

  @Option(
    help: ArgumentHelp(
      "Field with the text: a name, or a JSON Pointer such as /article/body; may be given more than "
        + "once: the texts are joined. Without it 'text'.", valueName: "field"))
  var textField: [String] = []

  @Option(
    help: ArgumentHelp("Field with the title. Without it 'title'.", valueName: "field"))
  var titleField: String?

  @Option(
    help: ArgumentHelp(
      "Field with the code of the language. Without it 'language', or else 'lang'.",
      valueName: "field"))
  var langField: String?

  @Option(
    help: ArgumentHelp(
      "Field, or column, that tells records apart in messages and dead letters. Without it 'id'.",
      valueName: "field"))
  var idField: String?

  @Option(
    help: ArgumentHelp(
      "Field to write the tags into; one that is there already is replaced.", valueName: "name"))
  var field = "tags"

  @Option(help: "Write only this tag, or the tags of this group; may be given more than once.")
  var tag: [String] = []

  @Option(help: "Write only tags of at least this confidence, 0 to 1.")
  var minConfidence = 0.0

  @Flag(help: "Leave out records without any of the tags that are written.")
  var onlyTagged = false

  @Flag(help: "Write tags without their evidence.")
  var dropEvidence = false

  @Option(help: ArgumentHelp("The longest line, in bytes.", valueName: "bytes"))
  var maxLine = 16 << 20

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence must be from 0 to 1, not \(minConfidence).")
    }
    guard maxLine >= 1 else {
      throw ValidationError("--max-line must be 1 or more, not \(maxLine).")
    }
    if let separator {
      guard [.csv, .tsv].contains(inputFormat) else {
        throw ValidationError("--separator needs --input-format csv.")
      }
      guard Self.byte(ofSeparator: separator) != nil else {
        throw ValidationError(
          "--separator must be one sign, such as ';' or '|', not '\(separator)'.")
      }
    }
    if field.isEmpty { throw ValidationError("--field needs a name.") }
    if let outputFormat, outputFormat != .ndjson, outputFormat != inputFormat {
      throw ValidationError(
        "--output-format \(outputFormat.rawValue) needs --input-format \(outputFormat.rawValue).")
    }
    if outputFormat == .lines {
      throw ValidationError("Lines have no place for tags: leave --output-format out, for ndjson.")
    }
    let names = try names()
    if let read = names.fieldWrittenOver(isTable: inputFormat != .ndjson) {
      throw ValidationError(
        "--field '\(field)' would be written over '\(read.pointer)', which holds \(read.content): choose "
          + "another name.")
    }
  }

  /// What is written where nothing else is asked for.
  private var ownFormat: StreamFormat {
    [.csv, .tsv].contains(inputFormat) ? inputFormat : .ndjson
  }

  /// What of these the output depends on, by option; those with the same effect have the same value.
  var settings: [String: String] {
    func list(_ values: [String]) -> String? {
      values.isEmpty ? nil : values.map { "'\($0)'" }.joined(separator: " ")
    }
    let settings: [String: String?] = [
      "--input-format": inputFormat.rawValue, "--separator": separator,
      "--output-format": (outputFormat ?? ownFormat).rawValue,
      "--text-field": list(textField), "--title-field": list(titleField.map { [$0] } ?? []),
      "--lang-field": list(langField.map { [$0] } ?? []), "--field": list([field]),
      "--tag": list(tag), "--min-confidence": "\(minConfidence)",
      "--only-tagged": onlyTagged ? "given" : nil, "--drop-evidence": dropEvidence ? "given" : nil,
      "--max-line": "\(maxLine)",
    ]
    return settings.compactMapValues(\.self)
  }

  func options(_ taxonomy: Taxonomy) throws -> FilterOptions {
    var options = FilterOptions(fields: try names())
    options.format = FilterOptions.InputFormat(rawValue: inputFormat.rawValue) ?? .ndjson
    options.separator = separator.flatMap(Self.byte)
    options.writesObjects = (outputFormat ?? ownFormat) == .ndjson
    options.selection.tags = Set(try taxonomy.checked(tag))
    options.selection.minimumConfidence = minConfidence
    options.onlyTagged = onlyTagged
    options.dropsEvidence = dropEvidence
    options.maximumRecord = maxLine
    return options
  }

  /// A visible sign of ASCII that is no part of words, or a tab; `nil` for what cannot separate.
  private static func byte(ofSeparator text: String) -> UInt8? {
    guard text.utf8.count == 1, let byte = text.utf8.first, let sign = text.unicodeScalars.first
    else { return nil }
    let isPart = sign.properties.isAlphabetic || ("0"..."9").contains(sign) || sign == "\""
    return (byte > 0x20 && byte < 0x7F && !isPart) || byte == UInt8(ascii: "\t") ? byte : nil
  }

  /// What to say of a table that is read as something else.
  func doubt(of path: String?) -> String? {
    guard inputFormat == .ndjson, let path,
      let format = [StreamFormat.csv, .tsv].first(where: {
        path.lowercased().hasSuffix(".\($0.rawValue)")
      })
    else { return nil }
    return "vigie: warning: '\(path)' is read as NDJSON; of a table, give --input-format \(format)"
  }

  private func names() throws -> FieldNames {
    // Of a line nothing but the text is read.
    if inputFormat == .lines { return FieldNames(texts: [try pointer("text")], tags: field) }
    var names = try FieldNames(
      texts: (textField.isEmpty ? ["text"] : textField).map(pointer),
      title: pointer(titleField ?? "title"),
      languages: try (langField.map { [$0] } ?? ["language", "lang"]).map(pointer),
      id: pointer(idField ?? "id"),
      tags: field)
    names.given = Set(try [titleField, langField, idField].compactMap(\.self).map(pointer))
    return names
  }

  private func pointer(_ text: String) throws -> JSONPointer {
    do {
      return try JSONPointer(text)
    } catch {
      throw ValidationError("'\(text)' is no field: \(error.message).")
    }
  }
}
