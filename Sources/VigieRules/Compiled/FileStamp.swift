internal import VigieCore

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What tells that a file or folder is still the one it was, without reading it.
///
/// A folder's time changes with every name that is added, removed or changed in it. The time of the
/// last change of any kind, which nobody can set, gives away a file that was given its old times back.
struct FileStamp: Hashable, Sendable {
  var path: String
  var isFolder = false
  /// Whether there is a file of the ordinary kind.
  var isFile = false
  var size = 0
  var number = 0
  /// In seconds and nanoseconds.
  var modified = Time()
  var changed = Time()

  struct Time: Hashable, Sendable {
    var seconds = 0
    var nanoseconds = 0
  }

  /// The file that a path leads to now; one without anything where there is none.
  init(of path: String) {
    self.path = path
    var status = stat()
    // SAFETY: the call fills in the structure that it is given, and keeps neither address.
    guard unsafe stat(path, &status) == 0 else { return }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isFile = status.st_mode & S_IFMT == S_IFREG
    size = Int(status.st_size)
    number = Int(truncatingIfNeeded: status.st_ino)
    #if canImport(Darwin)
    modified = Time(status.st_mtimespec)
    changed = Time(status.st_ctimespec)
    #else
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
    #endif
  }

  /// Whether the path leads to the same, unaltered.
  var isCurrent: Bool { FileStamp(of: path) == self }
}

extension FileStamp.Time {
  init(_ time: timespec) {
    self.init(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }
}

extension FileStamp {
  func write(to writer: inout CompactWriter) {
    writer.write(path)
    writer.write(isFolder)
    writer.write(isFile)
    for value in [
      size, number, modified.seconds, modified.nanoseconds, changed.seconds, changed.nanoseconds,
    ] { writer.write(value) }
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    path = try reader.string()
    isFolder = try reader.bool()
    isFile = try reader.bool()
    size = try reader.int()
    number = try reader.int()
    modified = Time(seconds: try reader.int(), nanoseconds: try reader.int())
    changed = Time(seconds: try reader.int(), nanoseconds: try reader.int())
  }
}
