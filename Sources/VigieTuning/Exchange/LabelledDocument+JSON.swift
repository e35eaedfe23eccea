package import VigieCore
internal import VigieOutput

extension LabelledDocument {
  /// The document as a line of samples.
  package func json(_ taxonomy: Taxonomy) -> [UInt8] {
    let scalars = Array(text.unicodeScalars)
    var json = JSONWriter()
    json.object { json in
      json["id"] = id
      for key in ["title", "date", "place", "source", "lang"] { json[key] = fields[key] }
      json["text"] = text
      json.key("labels")
      json.object { json in
        for (tag, grade) in labels.sorted(by: { $0.key < $1.key }) {
          json.member(taxonomy[tag].id, grade.rawValue)
        }
      }
      json.key("disputed")
      json.array(of: disputed.sorted()) { $0.value(taxonomy[$1].id) }
      json.key("evidence")
      json.array(of: evidence) { json, evidence in
        json.object { json in
          json["tag"] = taxonomy[evidence.tag].id
          json.member("start", evidence.range.lowerBound)
          json.member("end", evidence.range.upperBound)
          var words = String.UnicodeScalarView()
          words.append(contentsOf: scalars[evidence.range])
          json["text"] = String(words)
        }
      }
      if let weight {
        json.key("weight")
        json.value(weight)
      }
    }
    return json.bytes
  }
}
