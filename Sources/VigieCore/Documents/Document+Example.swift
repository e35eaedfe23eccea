extension Document {
  /// A text that lies in one zone as a whole, whatever it looks like.
  init(example text: String, zone: Zone, language: Language?) {
    self.init(text: text, metadata: Metadata(language: language))
    zones = [ZoneSpan(range: 0..<self.text.bytes.count, zone: zone)]
  }
}
