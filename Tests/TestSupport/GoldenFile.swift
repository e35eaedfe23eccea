public import Foundation

/// A file whose content a test must reproduce.
///
/// With `RECORD_GOLDEN=1` in the environment the file is written instead of compared, and the test
/// fails all the same, so that a recording run can never pass for a green one.
public enum GoldenFile {
  /// - Returns: what to report, or `nil` where `actual` is what the file says.
  public static func difference(between actual: String, and file: URL) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.lastPathComponent)"
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard actual != expected else { return nil }
    return "\(file.lastPathComponent) differs\n--- expected\n\(expected)\n--- actual\n\(actual)"
  }

  /// The files in a folder beside the calling test file, by extension, sorted by name.
  public static func files(
    in folder: String, extension ending: String, beside testFile: String
  ) throws -> [URL] {
    let directory = URL(filePath: testFile).deletingLastPathComponent().appending(path: folder)
    return try FileManager.default
      .contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
