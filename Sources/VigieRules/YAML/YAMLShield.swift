internal import Diagnostics

/// Keeps the YAML parser from seeing what rule files must not use: anchors, aliases and tags.
///
/// A few lines of aliases can unfold to gigabytes, and the parser unfolds them before anybody can
/// object. So each `&`, `*` and `!` is replaced with a private character of the same width in
/// columns, wherever it stands, and put back in the texts that come out. Where one of them *begins*
/// an unquoted text it would have been an anchor, an alias or a tag: that is then said at its place.
/// It is mostly a phrase such as `*kampagne` that wants quotes.
struct YAMLShield {
  static let shielded: [Unicode.Scalar] = ["&", "*", "!"]

  /// What stands for `shielded`, in the same order.
  private let standIns: [Unicode.Scalar]
  /// What stands for the first letter of a key that was written before.
  let duplicateMark: Unicode.Scalar

  /// Picks private characters that the text does not contain.
  init?(for text: String) {
    let used = Set(text.unicodeScalars.lazy.filter { (0xE000...0xF8FF).contains($0.value) })
    let free = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
    let picked = Array(free.prefix(Self.shielded.count + 1))
    guard picked.count > Self.shielded.count else { return nil }
    self.standIns = Array(picked.dropLast())
    self.duplicateMark = picked.last!
  }

  func hide(_ text: String) -> String {
    replace(Self.shielded, with: standIns, in: text)
  }

  func restore(_ text: String) -> String {
    replace(standIns, with: Self.shielded, in: text)
  }

  /// Byte by byte: all that is replaced is found by its UTF-8 alone.
  private func replace(
    _ old: [Unicode.Scalar], with new: [Unicode.Scalar], in text: String
  ) -> String {
    let old = old.map { Array(String($0).utf8) }
    let new = new.map { Array(String($0).utf8) }
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      var start = 0
      var offset = 0
      while offset < bytes.count {
        let found = old.firstIndex {
          unsafe bytes[offset] == $0[0] && bytes[offset...].starts(with: $0)
        }
        guard let found else {
          offset += 1
          continue
        }
        unsafe result.append(contentsOf: bytes[start..<offset])
        result += new[found]
        offset += old[found].count
        start = offset
      }
      return unsafe start == 0
        ? String(decoding: bytes, as: UTF8.self)
        : String(decoding: result + bytes[start...], as: UTF8.self)
    }
  }
}
