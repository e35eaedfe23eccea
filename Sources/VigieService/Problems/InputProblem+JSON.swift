internal import Diagnostics
internal import VigieInput
internal import VigieOutput

extension InputProblem {
  /// The line of a batch that stands where a document could not be read.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("error")
      json.object { json in
        json["code"] = diagnostic.code.rawValue
        json["message"] = diagnostic.message
        json.member("line", diagnostic.location.line)
        json.member("column", diagnostic.location.column)
      }
      if !raw.isEmpty { json["raw"] = String(decoding: raw, as: UTF8.self) }
    }
    return json.bytes
  }
}
