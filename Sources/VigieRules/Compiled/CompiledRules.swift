internal import Crypto
internal import Foundation
internal import PCRE2
public import VigieCore

/// A whole rule set as one checked file, which loads without reading YAML.
///
/// Layout: `VIGIERUL`, format (1 byte), length and text of the PCRE2 version, SHA-256 of what follows
/// (32 bytes), the rule set.
public enum CompiledRules {
  /// Why a file was refused.
  public struct Refusal: Error, Hashable, Sendable {
    public var message: String
  }

  private static let magic = Array("VIGIERUL".utf8)
  /// Raised whenever the layout, or the analysis of patterns, changes.
  private static let format: UInt8 = 12

  /// Whether these are the first bytes of a compiled file.
  public static func isCompiled(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: magic)
  }

  public static func encode(_ rules: RuleSet) -> [UInt8] {
    var writer = CompactWriter()
    rules.write(to: &writer)
    return file(of: writer.bytes)
  }

  /// A file with this content, whether it makes sense or not.
  static func file(of content: [UInt8]) -> [UInt8] {
    let version = Array(Pattern.libraryVersion.utf8)
    return magic + [format, UInt8(version.count)] + version + SHA256.hash(data: content) + content
  }

  /// - Throws: what is wrong with the file, if it is damaged, cut short or of another version.
  public static func decode(_ bytes: [UInt8]) throws(Refusal) -> RuleSet {
    guard isCompiled(bytes), bytes.count > magic.count + 2 else {
      throw refusal("it is not a compiled rule file")
    }
    guard bytes[magic.count] == format else {
      throw refusal("it was made by another version of vigie")
    }
    let versionStart = magic.count + 2
    let digestStart = versionStart + Int(bytes[magic.count + 1])
    let start = digestStart + SHA256.byteCount
    guard start <= bytes.count else { throw refusal("it is cut short") }
    guard Array(Pattern.libraryVersion.utf8) == Array(bytes[versionStart..<digestStart]) else {
      throw refusal("it was made with another version of PCRE2")
    }
    guard SHA256.hash(data: bytes[start...]).elementsEqual(bytes[digestStart..<start]) else {
      throw refusal("it is damaged or cut short")
    }
    do {
      var reader = CompactReader(bytes, from: start)
      let rules = try RuleSet(from: &reader)
      guard reader.isAtEnd, !WhenCycles.isAny(in: rules) else { throw CompactReader.Malformed() }
      return rules
    } catch {
      throw refusal("its content makes no sense")
    }
  }

  private static func refusal(_ reason: String) -> Refusal {
    Refusal(message: "\(reason); make it anew with `vigie compile`")
  }

  /// The bytes of a file if it is a compiled one; `nil` for any other, and where it cannot be read.
  public static func bytes(ifCompiled path: String) -> [UInt8]? {
    // Mapped, so that of any other file no more than the first page is read.
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped),
      isCompiled(data)
    else { return nil }
    return [UInt8](data)
  }
}
