package import Diagnostics
package import VigieCore

/// What rules must reach on labelled samples, and how much noise they may make on unlabelled text.
package struct FloorFile: Sendable {
  /// A figure of a tag that can have a floor, by its key.
  package enum Measure: String, Sendable, CaseIterable {
    case precision
    case recall
    case f1
    case averagePrecision = "average-precision"
    case centralRecall = "central-recall"
    case calibrationError = "calibration-error"
    case brier
    case logLoss = "log-loss"

    /// Whether less is better, so that the floor is a ceiling.
    package var isCeiling: Bool {
      switch self {
      case .calibrationError, .brier, .logLoss: true
      default: false
      }
    }
  }

  /// A figure over many tags that can have a floor, by its key.
  package enum Average: String, Sendable, CaseIterable {
    case groupMicroF1 = "group-micro-f1"
    case groupMacroF1 = "group-macro-f1"
    case microPrecision = "micro-precision"
    case microRecall = "micro-recall"
    case microF1 = "micro-f1"
    case macroF1 = "macro-f1"
    case supportedMacroF1 = "supported-macro-f1"
    case documentF1 = "document-f1"
    case hierarchicalPrecision = "hierarchical-precision"
    case hierarchicalRecall = "hierarchical-recall"
    case hierarchicalF1 = "hierarchical-f1"
  }

  package enum Subject: Hashable, Sendable {
    case average(Average)
    /// Each group, or each leaf, that has enough documents to be measured.
    case everyGroup(Measure)
    case everyTag(Measure)
    case tag(TagIndex, Measure)
  }

  /// What of a figure is held against the floor.
  package enum Bound: String, Sendable, CaseIterable {
    case value
    /// The lower end of its interval; figures with a ceiling have none, of them it is the value.
    case interval
  }

  package struct Floor: Sendable {
    package var subject: Subject
    package var limit: Double
    package var bound: Bound
    package var location: SourceLocation
  }

  /// A share of unlabelled documents that may get a tag, at most.
  package struct NoiseLimit: Sendable {
    /// `nil` for any tag at all.
    package var tag: TagIndex?
    package var limit: Double
    package var location: SourceLocation
  }

  package struct Noise: Sendable {
    /// As written, seen from the file's folder.
    package var corpus: [Located<String>]
    package var limits: [NoiseLimit]
    package var location: SourceLocation
  }

  package var floors: [Floor]
  package var noise: Noise?

  package struct Result: Sendable {
    /// `nil` where there was an error.
    package var file: FloorFile?
    package var diagnostics: [Diagnostic]
    package var sources: [String: SourceFile]
  }

  /// Reads a file and finds all that is wrong with it.
  package static func read(_ path: String, taxonomy: Taxonomy) -> Result {
    let bag = DiagnosticBag()
    let reader = RuleFileReader(bag: bag)
    var sources: [String: SourceFile] = [:]
    var file: FloorFile?
    if let bytes = reader.bytes(of: path), let source = reader.decode(bytes, path: path) {
      sources[path] = source
      if let value = YAMLReader.read(source, into: bag) {
        file = FloorFileParser(bag: bag, taxonomy: taxonomy).parse(value)
      }
    }
    return Result(
      file: bag.hasErrors ? nil : file, diagnostics: bag.sorted, sources: sources)
  }
}
