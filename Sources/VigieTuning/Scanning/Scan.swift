package import VigieCore

/// What the rules find in unlabelled documents, counted as these pass.
package struct Scan: Sendable {
  package struct TagCount: Sendable, Hashable {
    /// Documents that got the tag.
    package var documents = 0
    /// Documents in which its rules hit.
    package var documentsWithHits = 0
    package var hits = 0
  }

  package struct RuleCount: Sendable, Hashable {
    package var documents = 0
    package var hits = 0
    package var counted = 0
    /// How often each form was matched.
    package var forms: [String: Int] = [:]

    /// The most frequent first, equal ones in the order of their letters.
    package func topForms(_ most: Int) -> [(form: String, count: Int)] {
      Array(
        forms.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
          .prefix(most).map { ($0.key, $0.value) })
    }
  }

  package let rules: RuleSet
  package private(set) var documents = 0
  package private(set) var tagged = 0
  package private(set) var incomplete = 0
  /// By tag index.
  package private(set) var tags: [TagCount]
  /// By rule index.
  package private(set) var ruleCounts: [RuleCount]
  package private(set) var contexts: BottomSample<Context>
  private var documentsByLanguage: [Language: Int] = [:]
  private var documentsOfUnknownLanguage = 0

  /// - Parameter contexts: how many hits to show in context at most.
  package init(_ rules: RuleSet, contexts: Int = 0) {
    self.rules = rules
    tags = Array(repeating: TagCount(), count: rules.taxonomy.tags.count)
    ruleCounts = Array(repeating: RuleCount(), count: rules.rules.count)
    self.contexts = BottomSample(size: contexts)
  }

  package mutating func add(_ document: ScannedDocument) {
    documents += 1
    if !document.assigned.isEmpty { tagged += 1 }
    if !document.isComplete { incomplete += 1 }
    for language in document.languages { documentsByLanguage[language, default: 0] += 1 }
    if document.languages.isEmpty { documentsOfUnknownLanguage += 1 }
    for tag in document.assigned { tags[tag.rawValue].documents += 1 }
    for (tag, hits) in document.tagHits {
      tags[tag.rawValue].documentsWithHits += 1
      tags[tag.rawValue].hits += hits
    }
    for found in document.rules {
      ruleCounts[found.rule.rawValue].documents += 1
      ruleCounts[found.rule.rawValue].hits += found.hits
      ruleCounts[found.rule.rawValue].counted += found.counted
      for form in found.forms { ruleCounts[found.rule.rawValue].forms[form, default: 0] += 1 }
    }
    for context in document.contexts { contexts.add(key: context.key, context) }
  }

  package subscript(tag: TagIndex) -> TagCount { tags[tag.rawValue] }
  package subscript(rule: RuleIndex) -> RuleCount { ruleCounts[rule.rawValue] }

  /// The documents that a rule was tried on: those in its language, and those of which the language is
  /// not known.
  package func eligible(for rule: RuleIndex) -> Int {
    guard let language = rules[rule].language else { return documents }
    return documentsByLanguage[language, default: 0] + documentsOfUnknownLanguage
  }

  /// The share of its documents that the tag was given to; `nil` without any.
  package func share(of tag: TagIndex) -> Double? {
    documents > 0 ? Double(self[tag].documents) / Double(documents) : nil
  }

  /// The share of its documents in which the rule hits; `nil` where there are none in its language.
  package func share(of rule: RuleIndex) -> Double? {
    let eligible = eligible(for: rule)
    return eligible > 0 ? Double(self[rule].documents) / Double(eligible) : nil
  }
}

extension TaggerPool {
  /// Reads documents for a scan, side by side; results in the order of the documents.
  package func scan(
    _ documents: [Document], quoting quoted: Set<RuleIndex>, seed: UInt64
  ) async -> [ScannedDocument] {
    let rules = rules
    return await map(documents) { tagger, document in
      ScannedDocument(
        document, ledger: tagger.ledger(for: document), rules: rules,
        isQuoted: quoted.contains, seed: seed)
    }
  }
}
