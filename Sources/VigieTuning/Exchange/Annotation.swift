internal import Diagnostics
package import VigieCore

/// What one person said of one document in a labelling tool.
struct Annotation {
  var id: String
  var text: String
  /// `title`, `date`, `place`, `source`, `lang`, as they were carried through.
  var fields: [String: String]
  var weight: Double?
  var grades: [TagIndex: Grade]
  /// In Unicode scalars.
  var spans: [Span]
  var location: SourceLocation

  struct Span: Hashable {
    var tag: TagIndex
    var range: Range<Int>
  }

  /// Words marked for a tag speak for it where nothing was said of the document as a whole.
  mutating func gradeBySpans() {
    for span in spans where grades[span.tag] == nil { grades[span.tag] = .mentioned }
  }
}

/// A document that people have labelled, ready to be written as a sample.
package struct LabelledDocument: Sendable {
  package var id: String
  package var text: String
  package var fields: [String: String]
  package var weight: Double?
  package var labels: [TagIndex: Grade]
  package var disputed: Set<TagIndex>
  /// In Unicode scalars, by place.
  package var evidence: [Evidence]

  package struct Evidence: Sendable, Hashable {
    package var tag: TagIndex
    package var range: Range<Int>
  }

  /// Puts together what several people said of one document: a tag that all gave is a label, with the
  /// lowest grade of any; one that only some gave is disputed.
  ///
  /// - Precondition: there is at least one annotation.
  init(_ annotations: [Annotation]) {
    let first = annotations[0]
    (id, text, fields, weight) = (first.id, first.text, first.fields, first.weight)
    labels = [:]
    disputed = []
    for tag in Set(annotations.flatMap(\.grades.keys)) {
      let grades = annotations.map { $0.grades[tag] ?? .absent }
      let least = grades.min()!
      if least > .absent {
        labels[tag] = least
      } else if grades.contains(where: { $0 > .absent }) {
        disputed.insert(tag)
      }
    }
    let given = Set(labels.keys)
    evidence = Set(annotations.flatMap(\.spans).filter { given.contains($0.tag) })
      .map { Evidence(tag: $0.tag, range: $0.range) }
      .sorted {
        ($0.range.lowerBound, $0.range.upperBound, $0.tag)
          < ($1.range.lowerBound, $1.range.upperBound, $1.tag)
      }
  }
}
