import Diagnostics
import Foundation

/// Files that are read at once.
enum WholeFile {
  static func bytes(of path: String) throws(ExitStatus) -> [UInt8] {
    do {
      if path == "-" { return try [UInt8](FileHandle.standardInput.readToEnd() ?? Data()) }
      return try [UInt8](Data(contentsOf: URL(filePath: path)))
    } catch {
      StandardError.write("vigie: cannot read '\(path)': is it there, and readable?")
      throw .failure
    }
  }
}

extension StandardError {
  /// A diagnostic on one line: what it speaks of may be megabytes long, so no excerpt is shown.
  static func write(_ diagnostic: Diagnostic) {
    writePart(DiagnosticRenderer(sources: [:]).render(diagnostic))
  }
}
