package import Diagnostics
package import VigieCore
internal import VigieInput

/// Reads what people labelled in a tool.
package struct AnnotationReader {
  /// What was read.
  package struct Result: Sendable {
    /// In the order of the file; `nil` where anything is wrong.
    package var documents: [LabelledDocument]?
    /// Annotations that were passed over because nobody has answered, or an answer was refused.
    package var skipped: Int
    package var diagnostics: [Diagnostic]
  }

  let tool: LabellingTool
  let unit: OffsetUnit
  let taxonomy: Taxonomy
  let source: AnnotationSource
  let bag = DiagnosticBag()
  private var annotations: [Annotation] = []
  private var firstOfID: [String: Annotation] = [:]
  private(set) var skipped = 0

  private init(
    _ tool: LabellingTool, unit: OffsetUnit, taxonomy: Taxonomy, source: AnnotationSource
  ) {
    self.tool = tool
    self.unit = unit
    self.taxonomy = taxonomy
    self.source = source
  }

  /// - Parameters:
  ///   - bytes: the whole file, as the tool exported it.
  ///   - unit: what offsets count; `nil` for what the tool counts in.
  package static func read(
    _ bytes: [UInt8], file: String, tool: LabellingTool, unit: OffsetUnit? = nil,
    taxonomy: Taxonomy
  ) -> Result {
    var reader = AnnotationReader(
      tool, unit: unit ?? tool.offsetUnit, taxonomy: taxonomy,
      source: AnnotationSource(file: file, bytes: bytes))
    reader.read()
    return Result(
      documents: reader.bag.hasErrors ? nil : reader.merged(), skipped: reader.skipped,
      diagnostics: reader.bag.sorted)
  }

  private mutating func read() {
    do throws(AnnotationSource.Malformed) {
      for node in try source.records() {
        guard case .object = node.value else {
          error(.wrongMember, "found \(node.kind), expected an object for a document", at: node)
          continue
        }
        switch tool {
        case .labelStudio: readLabelStudio(node)
        case .doccano: readDoccano(node)
        case .prodigy: readProdigy(node)
        case .ndjson: preconditionFailure("samples are read by SampleReader")
        }
      }
    } catch {
      bag.add(Diagnostic(.error, .invalidJSON, error.message, at: error.location))
    }
  }

  mutating func add(_ annotation: Annotation) { annotations.append(annotation) }
  mutating func skip(_ count: Int = 1) { skipped += count }

  func error(_ code: Diagnostic.Code, _ message: String, at node: JSONNode) {
    bag.add(Diagnostic(.error, code, message, at: source.location(of: node.offset)))
  }

  /// One document for each id, in the order in which they first came.
  private func merged() -> [LabelledDocument] {
    var order: [String] = []
    var byID: [String: [Annotation]] = [:]
    for annotation in annotations {
      if byID[annotation.id] == nil { order.append(annotation.id) }
      byID[annotation.id, default: []].append(annotation)
    }
    return order.map { LabelledDocument(byID[$0]!) }
  }

  /// Whether what came before under the same id was of the same text.
  mutating func isSameText(_ annotation: Annotation, at node: JSONNode) -> Bool {
    guard let first = firstOfID[annotation.id] else {
      firstOfID[annotation.id] = annotation
      return true
    }
    guard first.text != annotation.text else { return true }
    bag.add(
      Diagnostic(
        .error, .duplicateSample,
        "there is another document with the id '\(annotation.id)' and another text",
        at: source.location(of: node.offset),
        notes: [.init("the first one is here", at: first.location)]))
    return false
  }
}
