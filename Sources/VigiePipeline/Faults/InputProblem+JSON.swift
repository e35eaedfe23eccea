internal import Diagnostics
package import VigieInput
internal import VigieOutput

extension InputProblem {
  /// The record that stands where a document could not be read.
  ///
  /// - Parameter namesFile: whether the input has a name that its reader knows.
  package func json(namesFile: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json["id"] = id
      json.key("error")
      json.object { json in
        json["code"] = diagnostic.code.rawValue
        json["message"] = diagnostic.message
        if namesFile { json["file"] = diagnostic.location.file }
        if diagnostic.location.line > 0 {
          json.member("line", diagnostic.location.line)
          json.member("column", diagnostic.location.column)
        }
      }
      if !raw.isEmpty { json["raw"] = String(decoding: raw, as: UTF8.self) }
    }
    return json.bytes
  }
}
