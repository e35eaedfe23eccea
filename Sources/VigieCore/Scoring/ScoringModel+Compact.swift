extension ScoringModel {
  /// Writes what was fitted; what is written stands in the rules.
  func write(to writer: inout CompactWriter) {
    writer.write(optional: fit) { writer, fit in
      writer.write(fit.file)
      writer.write(fit.samples)
      writer.write(optional: fit.date) { $0.write($1) }
      writer.write(fit.isCurrent)
      for names in [fit.edited, fit.added, fit.removed, fit.uncalibrated] {
        writer.write(names) { $0.write($1) }
      }
      writer.write(tags) { writer, tag in
        for value in [tag.prior, tag.slope, tag.intercept, tag.centralIntercept, tag.threshold] {
          writer.write(value)
        }
        writer.write(tag.weights.sorted { $0.key < $1.key }) { writer, weight in
          writer.write(weight.key.rawValue)
          writer.write(weight.value)
        }
      }
      writer.write(groups.sorted { $0.key < $1.key }) { writer, group in
        writer.write(group.key.rawValue)
        let values = group.value
        for value in [values.first, values.second, values.intercept, values.centralIntercept] {
          writer.write(value)
        }
      }
    }
  }

  /// Puts what was fitted, if anything, in the place of what is written.
  mutating func readFit(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    guard try reader.bool() else { return }
    func names(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> [String] {
      try reader.array { (reader) throws(CompactReader.Malformed) in try reader.string() }
    }
    var fit = Fit(
      file: try reader.string(), samples: try reader.int(),
      date: try reader.optional { (reader) throws(CompactReader.Malformed) in
        try reader.string()
      })
    fit.isCurrent = try reader.bool()
    fit.edited = try names(&reader)
    fit.added = try names(&reader)
    fit.removed = try names(&reader)
    fit.uncalibrated = try names(&reader)
    self.fit = fit
    let written = tags.count
    tags = try reader.array { (reader) throws(CompactReader.Malformed) in
      var tag = TagParameters(
        prior: try reader.double(), slope: try reader.double(), intercept: try reader.double(),
        centralIntercept: try reader.double(), threshold: try reader.double())
      let weights = try reader.array { (reader) throws(CompactReader.Malformed) in
        (RuleIndex(rawValue: try reader.int()), try reader.double())
      }
      tag.weights = Dictionary(weights) { $1 }
      return tag
    }
    guard tags.count == written else { throw CompactReader.Malformed() }
    let fitted = try reader.array { (reader) throws(CompactReader.Malformed) in
      (
        TagIndex(rawValue: try reader.int()),
        GroupParameters(
          first: try reader.double(), second: try reader.double(),
          intercept: try reader.double(), centralIntercept: try reader.double())
      )
    }
    groups = Dictionary(fitted) { $1 }
  }
}
