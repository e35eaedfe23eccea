extension Document {
  /// The words of a field as they came; ill-formed bytes are shown as U+FFFD.
  package func quote(_ range: Range<Int>, in field: Field) -> String {
    switch field {
    case .text: String(decoding: original[range], as: UTF8.self)
    case .title: String(decoding: Array((metadata.title ?? "").utf8)[range], as: UTF8.self)
    }
  }
}
