internal import Diagnostics
internal import Foundation
internal import PCRE2
internal import VigieCore

/// One run of the compiler: files in, declarations collected, a rule set out.
struct Compilation {
  private let bag = DiagnosticBag()
  private let options: RuleCompiler.Options
  private var sources: [String: SourceFile] = [:]
  /// Whether a file could not be read or parsed: what others refer to may stand in it.
  private var isPartial = false
  /// The files of which only some parts could be read, or none.
  private var brokenFiles: Set<String> = []
  /// Whether such a file may hold the taxonomy.
  private var mayLackTaxonomy = false
  private var files: [RuleFileDeclaration] = []
  private var taxonomies: [TaxonomyDeclaration] = []
  /// What files of fitted weights say, to be read once the rules are known.
  private var fitted: [YAMLValue] = []
  /// What the user named, for the message that a taxonomy is missing.
  private var paths: [String] = []
  /// What was read, and what was looked for, as it was just before.
  private(set) var stamps: [FileStamp] = []
  private var isOnBasis = false
  /// The folder of the shipped rules, where the rules stand without them.
  private var shippedFolder: String?
  /// Of rules with mistakes, those that have none.
  private var sound: SoundRules.Result?

  init(options: RuleCompiler.Options) { self.options = options }

  mutating func read(_ paths: [String]) {
    self.paths = paths
    var finder = RuleFileFinder(bag: bag)
    for path in paths { finder.add(path) }
    let reader = RuleFileReader(bag: bag)
    // A path that leads nowhere was reported by now.
    isPartial = bag.hasErrors
    mayLackTaxonomy = bag.hasErrors
    var read: [SourceFile] = []
    for path in finder.files {
      if let bytes = reader.bytes(of: path) {
        if let source = source(bytes, path: path) { read.append(source) }
      } else {
        isPartial = true
        mayLackTaxonomy = true
      }
    }
    add(read)
    if taxonomies.isEmpty, !mayLackTaxonomy {
      let count = finder.files.count
      if !finder.addTaxonomy(beside: paths), let fallback = options.fallbackTaxonomy?.path {
        finder.add(fallback)
        shippedFolder = URL(filePath: fallback).deletingLastPathComponent().path
      }
      for path in finder.files[count...] {
        if let bytes = reader.bytes(of: path) { add(bytes, path: path) }
      }
    }
    stamps = finder.stamps
  }

  mutating func add(_ bytes: [UInt8], path: String) {
    if let source = source(bytes, path: path) { add([source]) }
  }

  /// The text of a file; `nil` where it is none, which is then said.
  private mutating func source(_ bytes: [UInt8], path: String) -> SourceFile? {
    if let source = RuleFileReader(bag: bag).decode(bytes, path: path) { return source }
    isPartial = true
    mayLackTaxonomy = true
    // For the excerpt beside the complaint.
    if !bytes.contains(0) {
      sources[path] = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }

  /// Parses files, on all cores, and adds them in order.
  private mutating func add(_ read: [SourceFile]) {
    let isStrict = options.isStrict
    let known = options.parsedFiles
    let parsed = read.concurrentMap(stretches: read.count) { sources in
      sources.map { source in
        if let file = known?.file(source) { return file }
        let file = ParsedFile(source, isStrict: isStrict)
        known?.keep(file, of: source)
        return file
      }
    }
    for (source, file) in zip(read, parsed) { add(source, file) }
  }

  private mutating func add(_ source: SourceFile, _ file: ParsedFile) {
    sources[source.path] = source
    bag.add(contentsOf: file.diagnostics)
    if file.isBroken {
      isPartial = true
      brokenFiles.insert(source.path)
      mayLackTaxonomy = mayLackTaxonomy || ("\n" + source.text).contains("\ntaxonomy:")
    }
    if let value = file.fitted { fitted.append(value) }
    if let taxonomy = file.taxonomy { taxonomies.append(taxonomy) }
    if let rules = file.rules { files.append(rules) }
  }

  mutating func finish() -> RuleCompiler.Result {
    let ruleSet = link()
    if options.warns, let rules = ruleSet ?? sound?.ruleSet {
      SingleBrackets(bag: bag, sources: sources).check(rules)
    }
    YAMLQuotes.settle(bag)
    if isPartial { bag.remove { [.unknownRule, .unknownFragment].contains($0.code) } }
    let allowed = DiagnosticBag()
    if options.warns {
      let suppressions = Suppressions(sources.values, broken: brokenFiles)
      allowed.add(contentsOf: suppressions.apply(to: bag.sorted))
    } else {
      allowed.add(contentsOf: bag.sorted.filter { $0.severity == .error })
    }
    return RuleCompiler.Result(
      ruleSet: bag.hasErrors ? nil : ruleSet,
      soundRules: bag.hasErrors ? sound?.ruleSet : nil, unsoundRules: sound?.leftOut ?? 0,
      diagnostics: allowed.sorted, sources: sources,
      weightFiles: weightFiles(of: ruleSet), isOnBasis: isOnBasis)
  }

  private mutating func link() -> RuleSet? {
    guard let taxonomy = taxonomy(), let parts = parts(taxonomy) else { return nil }
    // What was written is needed no more, and to work out the patterns takes memory of its own.
    files = []
    taxonomies = []
    let rules = ruleSet(parts.linked, parts.patterns, taxonomy, parts.fingerprint)
    // Nothing but the weights can be wrong by now.
    if options.isStrict { sound = SoundRules.Result(ruleSet: rules, leftOut: 0) }
    return withFittedWeights(rules)
  }

  /// Looks up what declarations refer to, and compiles their patterns; `nil` where something is wrong.
  private mutating func parts(
    _ taxonomy: Taxonomy
  ) -> (linked: LinkedRules, patterns: [Pattern], fingerprint: Fingerprint)? {
    // Asked for where a fragment is unknown only, for to read all rules takes time.
    let folder = shippedFolder
    lazy var shipped = folder.map { FragmentCatalogue([$0]) }
    let library = FragmentLibrary(files.flatMap(\.fragments), bag: bag) { shipped }
    let table = PatternTable(bag: bag, known: options.basis?.knownPatterns ?? [])
    library.validate { table.check(fragment: $0) }
    let linker = RuleLinker(bag: bag, taxonomy: taxonomy, library: library, table: table)
    let linked = linker.link(files)
    // Where something is wrong, what would have used a fragment may be missing.
    if options.warns, !bag.hasErrors { library.warnOfUnused() }
    let lint = PatternLint(bag: bag, table: table)
    lint.checkEmpty(table.uses)
    if options.warns {
      lint.check(table.uses)
      lint.check(fragments: library.patterns)
      RuleLint(bag: bag, taxonomy: taxonomy).check(linked)
    }
    guard linked.isComplete, !bag.hasErrors else {
      if options.isStrict {
        sound = SoundRules(errors: bag.sorted, isPartial: isPartial, taxonomy: taxonomy)
          .link(files, library, table)
      }
      return nil
    }
    let fingerprint = RuleFingerprint(
      taxonomy: taxonomy, patterns: table.patterns, linked: linked
    ).fingerprint()
    return (linked, table.patterns, fingerprint)
  }

  private mutating func ruleSet(
    _ linked: LinkedRules, _ patterns: [Pattern], _ taxonomy: Taxonomy, _ fingerprint: Fingerprint
  ) -> RuleSet {
    if let basis = options.basis,
      let ruleSet = RuleSet(
        taxonomy: taxonomy, rules: linked.rules, cues: linked.cues,
        exclusions: linked.exclusions, patterns: patterns, fingerprint: fingerprint, basis: basis)
    {
      isOnBasis = true
      return ruleSet
    }
    return RuleSet(
      taxonomy: taxonomy, rules: linked.rules, cues: linked.cues, exclusions: linked.exclusions,
      patterns: patterns, fingerprint: fingerprint)
  }

  private func withFittedWeights(_ rules: RuleSet) -> RuleSet? {
    // Weights that the user names go before those that lie in a folder of rules.
    let named = fitted.filter { paths.contains($0.location.file) }
    let sorted = (named.isEmpty ? fitted : named).sorted { $0.location < $1.location }
    guard options.readsWeights, let first = sorted.first else { return rules }
    for other in sorted.dropFirst() {
      bag.add(
        Diagnostic(
          .error, .secondWeights, "a second file of fitted weights; there can be one only",
          at: other.location, notes: [.init("the first one is here", at: first.location)]))
    }
    return FittedLinker(bag: bag, rules: rules).link(first)
  }

  private func weightFiles(of rules: RuleSet?) -> [WeightFile] {
    let files = fitted.map { value in
      // Where they are not asked for, nothing is said of what is wrong with them.
      let linker =
        options.readsWeights ? nil : rules.map { FittedLinker(bag: DiagnosticBag(), rules: $0) }
      return WeightFile(
        path: value.location.file, samples: FittedLinker.samples(of: value),
        model: linker?.present(value))
    }
    return files.sorted { $0.path < $1.path }
  }

  private func taxonomy() -> Taxonomy? {
    let sorted = taxonomies.sorted { $0.id.location < $1.id.location }
    guard let first = sorted.first else {
      if !mayLackTaxonomy {
        bag.add(RuleFileFinder.noTaxonomy(beside: paths, fallback: options.fallbackTaxonomy))
      }
      return nil
    }
    for other in sorted.dropFirst() {
      bag.add(
        Diagnostic(
          .error, .secondTaxonomy, "a second taxonomy; there can be one only",
          at: other.id.location, length: other.id.length,
          notes: [Diagnostic.Note("the first one is here", at: first.id.location)]))
    }
    return TaxonomyLinker(bag: bag, declaration: first).link()
  }
}

extension YAMLValue.Pair {
  var keyText: String? {
    if case .text(let text) = key { text.value } else { nil }
  }
}
