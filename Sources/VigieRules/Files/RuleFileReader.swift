internal import Diagnostics
internal import Foundation
internal import VigieCore

/// Reads the bytes of a rule file and checks that they are text.
struct RuleFileReader {
  static let sizeLimit = 16 << 20

  let bag: DiagnosticBag

  func bytes(of path: String) -> [UInt8]? {
    let size: Int
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        bag.add(RuleFileFinder.problem(.unreadableFile, "this is not a file", path))
        return nil
      }
      size = attributes[.size] as? Int ?? 0
    } catch {
      return unreadable(path)
    }
    guard size <= Self.sizeLimit else {
      bag.add(
        RuleFileFinder.problem(
          .fileTooLarge, "the file is larger than \(Self.sizeLimit >> 20) MiB; split it", path))
      return nil
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return unreadable(path) }
    return [UInt8](data)
  }

  private func unreadable(_ path: String) -> [UInt8]? {
    let isThere = FileManager.default.fileExists(atPath: path)
    bag.add(
      RuleFileFinder.problem(
        .unreadableFile, isThere ? "the file cannot be read" : "there is no such file", path))
    return nil
  }

  /// The text of a file's bytes, without a byte order mark.
  func decode(_ bytes: [UInt8], path: String) -> SourceFile? {
    if let encoding = WideText.encoding(of: bytes) {
      bag.add(
        Diagnostic(
          .error, .invalidUTF8, "the file is \(encoding); save it as UTF-8",
          at: SourceLocation(file: path, line: 1, column: 1)))
      return nil
    }
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reportInvalid(Array(bytes), path: path)
      return nil
    }
    return SourceFile(path: path, text: text)
  }

  private func reportInvalid(_ bytes: [UInt8], path: String) {
    var offset = 0
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      offset = error.byteOffsets.lowerBound
    }
    let before = SourceFile(path: path, text: String(decoding: bytes[..<offset], as: UTF8.self))
    let hex = String(bytes[offset], radix: 16, uppercase: true)
    bag.add(
      Diagnostic(
        .error, .invalidUTF8,
        "the byte \(hex.count < 2 ? "0" : "")\(hex) is not UTF-8; save the file as UTF-8",
        at: before.location(ofByte: before.text.utf8.count)))
  }
}
