package import VigieCore

/// A document to label, with what the rules suggest.
package struct LabellingTask: Sendable {
  package struct Suggestion: Sendable, Hashable {
    package var tag: String
    package var grade: Grade
    package var confidence: Double
    /// In the text field; that in a separate title is left out.
    package var evidence: [Evidence]
  }

  package var document: Document
  package var suggestions: [Suggestion]
  package var stratum: SamplingPlan.Stratum

  package init(_ document: Document, record: TaggedRecord, stratum: SamplingPlan.Stratum) {
    self.document = document
    self.stratum = stratum
    let groups = Set(record.groups.map(\.tag))
    // Documents are labelled with leaves.
    suggestions = record.assigned.filter { !groups.contains($0.tag) }.map { tag in
      Suggestion(
        tag: tag.tag, grade: tag.central >= 0.5 ? .central : .mentioned,
        confidence: tag.confidence, evidence: tag.evidence.filter { $0.field == .text })
    }
  }

  package var text: String { String(decoding: document.original, as: UTF8.self) }
}
