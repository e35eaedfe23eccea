public import VigieCore

extension Taxonomy {
  /// The taxonomy, or some of its tags, as one line of JSON.
  public func json(of chosen: [TagIndex] = []) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json["taxonomy"] = id
      json.key("version")
      json.value(version)
      json.key("tags")
      json.array(of: chosen.isEmpty ? groups.flatMap { [$0] + leaves(of: $0) } : chosen) {
        json, index in
        write(self[index], to: &json)
      }
    }
    return json.bytes
  }

  private func write(_ tag: VigieCore.Tag, to json: inout JSONWriter) {
    json.object { json in
      json["tag"] = tag.id
      if let group = tag.group { json["group"] = self[group].id }
      json.key("label")
      json.write(tag.labels)
      json.key("scope")
      json.write(tag.scopes)
      if !tag.falseFriends.isEmpty {
        json.key("false-friends")
        json.array(of: tag.falseFriends) { $0.value($1) }
      }
      if !tag.mappings.isEmpty {
        json.key("mappings")
        json.array(of: tag.mappings) { json, mapping in
          json.object { json in
            json["scheme"] = mapping.scheme
            json["id"] = mapping.id
            json["name"] = mapping.name
          }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ texts: [Language: String]) {
    object { json in
      for language in texts.keys.sorted() { json[language.rawValue] = texts[language] }
    }
  }
}
