internal import Diagnostics
internal import Foundation
internal import VigieInput
internal import VigieOutput

extension TaggedBatch.Refused {
  /// The column of the mistake, counted from 1 in Unicode scalars.
  var column: Int { UTF8Text.column(of: refusal.offset, in: raw) }

  /// A line of NDJSON: where the record stood, why it was refused, and the record itself, as text or,
  /// where it is not UTF-8, in Base64. Of what is too long only the beginning is there.
  ///
  /// - Parameter file: the path of the input, where it has one.
  func deadLetter(from file: String?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("line", line)
      json.member("offset", offset)
      json.member("length", length)
      json["reason"] = refusal.code.rawValue
      json["message"] = refusal.message
      json.member("column", column)
      json["id"] = refusal.id
      json["file"] = file
      if UTF8Sequence.firstMistake(in: raw.span, raw.indices) == nil {
        json["raw"] = String(decoding: raw, as: UTF8.self)
      } else {
        json["raw_base64"] = Data(raw).base64EncodedString()
      }
      if raw.count < length {
        json.key("truncated")
        json.value(true)
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
