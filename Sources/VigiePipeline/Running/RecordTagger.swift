internal import Diagnostics
internal import VigieCore
internal import VigieInput
internal import VigieOutput

/// Tags the records of batches with the rules in force: what one worker does.
struct RecordTagger: ~Copyable {
  private let options: FilterOptions
  private let live: LiveRules
  private var edition: LiveRules.Edition
  private var tagger: Tagger
  private var form: RecordForm

  init(_ options: FilterOptions, live: LiveRules, header: TableForm.Header?) {
    self.options = options
    self.live = live
    edition = live.current
    tagger = Tagger(edition.ruleSet)
    form = RecordForm(options, header: header)
  }

  /// Whether the rules at hand are those in force.
  var isCurrent: Bool { live.latestNumber == edition.number }

  /// Takes the rules that are in force now.
  mutating func refresh() {
    edition = live.current
    tagger = Tagger(edition.ruleSet)
  }

  mutating func tag(_ batch: Batch) -> TaggedBatch {
    var result = TaggedBatch(number: batch.number, inputBytes: batch.bytes.count, end: batch.end)
    result.isUnfinished = batch.isUnfinished
    result.counts.blank = batch.blankLines
    for record in batch.records {
      if let damage = record.damage {
        var refusal = damage.refusal
        refusal.id = form.readableID(batch.bytes, record.range)
        refuse(record, refusal, length: damage.length, batch.bytes, &result)
        continue
      }
      do {
        try tag(record, batch.bytes, &result)
      } catch {
        refuse(record, error, length: record.range.count, batch.bytes, &result)
      }
    }
    return result
  }

  private mutating func tag(
    _ record: Batch.Record, _ bytes: [UInt8], _ result: inout TaggedBatch
  ) throws(Refusal) {
    let fields = try form.read(bytes, record.range)
    // One edition for the whole of a record.
    if !isCurrent { refresh() }
    if let doubt = fields.languages.doubt {
      let column = UTF8Text.column(of: doubt.offset, in: bytes[record.range])
      result.doubts.append(
        .init(line: record.line, column: column, id: fields.id, message: doubt.message))
    }
    let document = fields.document
    let tagged = tagger.tag(document)
    if Tagger.isLarge(document) { FreedMemory.giveBackSoon() }
    let tags = tagged.tags(options.selection)
    if tags.isEmpty, options.onlyTagged {
      result.counts.leftOut += 1
      return
    }
    let found = FoundTags(
      json: tags.json(includingEvidence: !options.dropsEvidence),
      incompleteJSON: tagged.isComplete ? nil : tagged.incompleteJSON,
      names: tags.map(\.tag))
    form.write(found, bytes, record.range, to: &result.output)
    result.written.append(.init(line: record.line, end: result.output.count))
    result.counts.written += 1
    if !tags.isEmpty { result.counts.tagged += 1 }
    for tag in tags { result.counts.tags[tag.tag, default: 0] += 1 }
    if !tagged.isComplete {
      result.counts.incomplete += 1
      result.incomplete.append(
        .init(
          line: record.line, id: fields.id,
          rules: tagged.incomplete.map { $0.rule }.withoutRepeats()))
    }
  }

  private func refuse(
    _ record: Batch.Record, _ refusal: Refusal, length: Int, _ bytes: [UInt8],
    _ result: inout TaggedBatch
  ) {
    result.counts.refused[refusal.code.rawValue, default: 0] += 1
    result.refused.append(
      .init(
        refusal: refusal, line: record.line, offset: record.offset, length: length,
        raw: Array(bytes[record.range])))
  }
}

extension [String] {
  fileprivate func withoutRepeats() -> [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
