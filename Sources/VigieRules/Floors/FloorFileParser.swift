internal import Diagnostics
internal import VigieCore

/// Makes floors of the values of a floor file.
struct FloorFileParser {
  let bag: DiagnosticBag
  let taxonomy: Taxonomy
  private var reader: FieldReader { FieldReader(bag: bag) }

  init(bag: DiagnosticBag, taxonomy: Taxonomy) {
    self.bag = bag
    self.taxonomy = taxonomy
  }

  func parse(_ value: YAMLValue) -> FloorFile? {
    guard let fields = reader.read(value, by: FloorKeys.file) else { return nil }
    var floors: [FloorFile.Floor] = []
    if let averages = mapping("averages", in: fields, by: FloorKeys.averages) {
      floors += limits(averages, FloorFile.Average.self) { .average($0) }
    }
    if let every = mapping("every-group", in: fields, by: FloorKeys.every) {
      floors += limits(every, FloorFile.Measure.self) { .everyGroup($0) }
    }
    if let every = mapping("every-tag", in: fields, by: FloorKeys.every) {
      floors += limits(every, FloorFile.Measure.self) { .everyTag($0) }
    }
    var seen: [FloorFile.Subject: SourceLocation] = [:]
    if case .list(let items, _)? = fields["floors"] {
      for item in items {
        guard let floor = reader.read(item, by: FloorKeys.floor) else { continue }
        let tags = floor.texts("tag").compactMap(tag)
        let own = tags.flatMap { tag in
          limits(floor, FloorFile.Measure.self) { .tag(tag, $0) }
        }
        if own.isEmpty, !tags.isEmpty,
          !FloorFile.Measure.allCases.contains(where: {
            floor.has($0.rawValue)
          })
        {
          error(
            .missingKey, "the floor has no measure, such as 'precision: 0.8'", at: floor.location)
        }
        for floor in own {
          if let first = seen[floor.subject] {
            bag.add(
              Diagnostic(
                .error, .duplicateKey, "this tag has a floor for this measure already",
                at: floor.location, notes: [.init("the first one is here", at: first)]))
          }
          seen[floor.subject] = floor.location
        }
        floors += own
      }
    }
    let noise = noise(fields)
    if floors.isEmpty, noise == nil, !bag.hasErrors {
      error(
        .emptyValue, "the file has no floor; it may have \(FloorKeys.file.listing)",
        at: fields.location)
    }
    return FloorFile(floors: floors, noise: noise)
  }

  private func mapping(_ key: String, in fields: Fields, by table: KeyTable) -> Fields? {
    fields[key].flatMap { reader.read($0, by: table) }
  }

  private func limits<Key: RawRepresentable<String> & CaseIterable>(
    _ fields: Fields, _ keys: Key.Type, subject: (Key) -> FloorFile.Subject
  ) -> [FloorFile.Floor] {
    let bound = fields.choice("bound", as: FloorFile.Bound.self) ?? .value
    return keys.allCases.compactMap { key in
      fields.number(key.rawValue).map {
        FloorFile.Floor(
          subject: subject(key), limit: $0, bound: bound,
          location: fields.place(of: key.rawValue).location)
      }
    }
  }

  private func noise(_ fields: Fields) -> FloorFile.Noise? {
    guard let noise = mapping("noise", in: fields, by: FloorKeys.noise) else { return nil }
    var limits: [FloorFile.NoiseLimit] = []
    if let share = noise.number("documents") {
      limits.append(
        FloorFile.NoiseLimit(
          tag: nil, limit: share, location: noise.place(of: "documents").location))
    }
    for pair in noise.named("tags") {
      guard case .text(let name) = pair.key, case .text(let value) = pair.value,
        let tag = tag(name), let share = Double(value.value)
      else { continue }
      limits.append(FloorFile.NoiseLimit(tag: tag, limit: share, location: name.location))
    }
    if limits.isEmpty, !noise.has("documents"), !noise.has("tags") {
      error(
        .missingKey, "'noise' needs 'documents' or 'tags': the share that may get a tag",
        at: noise.location)
    }
    return FloorFile.Noise(
      corpus: noise.texts("corpus").map(\.located), limits: limits, location: noise.location)
  }

  private func tag(_ name: WrittenText) -> TagIndex? {
    if let tag = taxonomy.index(of: name.value) { return tag }
    var message = "unknown tag '\(name.value)'"
    if let near = Spelling.nearest(toPath: name.value, among: taxonomy.tags.map(\.id)) {
      message += "; did you mean '\(near)'?"
    }
    bag.add(
      Diagnostic(.error, .unknownTag, message, at: name.location, length: name.length))
    return nil
  }

  private func error(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    bag.add(Diagnostic(.error, code, message, at: location))
  }
}
