public import VigieCore

extension TaggedRecord {
  /// The record as one line of JSON, without the line break.
  public func json(_ selection: Selection = Selection()) -> [UInt8] {
    json(selection, warnings: [])
  }

  /// - Parameter warnings: the codes of what was doubtful in the document, for readers whom nobody tells.
  package func json(_ selection: Selection, warnings: [String]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json["id"] = metadata.id
      json["title"] = metadata.title
      json["date"] = metadata.date
      json["place"] = metadata.place
      json["source"] = metadata.source
      json["language"] = metadata.language?.rawValue
      json.key("tags")
      json.array(of: tags(selection)) { $1.write(to: &$0) }
      json.key("groups")
      json.array(of: groups(selection)) { $1.write(to: &$0) }
      json.key("rules")
      json.object { json in
        json["fingerprint"] = rules.rawValue
        json.key("calibrated")
        json.value(isCalibrated)
      }
      json.key("complete")
      json.value(isComplete)
      if !isComplete {
        json.key("incomplete")
        writeIncomplete(to: &json)
      }
      if !warnings.isEmpty {
        json.key("warnings")
        json.array(of: warnings) { $0.value($1) }
      }
    }
    return json.bytes
  }

  /// The searches that were given up, as an array.
  package var incompleteJSON: [UInt8] {
    var json = JSONWriter()
    writeIncomplete(to: &json)
    return json.bytes
  }

  private func writeIncomplete(to json: inout JSONWriter) {
    json.array(of: incomplete) { json, incompletion in
      json.object { json in
        json["rule"] = incompletion.rule
        json["limit"] = incompletion.limit
        json.key("byte")
        json.value(incompletion.offset)
      }
    }
  }
}

extension [TagResult] {
  /// The tags as an array, as they stand in a record.
  package func json(includingEvidence: Bool = true) -> [UInt8] {
    var json = JSONWriter()
    json.array(of: self) { $1.write(to: &$0, includingEvidence: includingEvidence) }
    return json.bytes
  }
}

extension TagResult {
  fileprivate func write(to json: inout JSONWriter, includingEvidence: Bool = true) {
    json.object { json in
      json["tag"] = tag
      json["label"] = label
      json.key("confidence")
      json.value(confidence)
      json.key("central")
      json.value(central)
      json["status"] = status.rawValue
      json.key("score")
      json.value(score)
      guard includingEvidence else { return }
      json.key("evidence")
      json.array(of: evidence) { $1.write(to: &$0) }
    }
  }
}

extension GroupResult {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json["tag"] = tag
      json["label"] = label
      json.key("confidence")
      json.value(confidence)
      json.key("central")
      json.value(central)
      json["status"] = status.rawValue
    }
  }
}

extension Evidence {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { writeMembers(to: &$0) }
  }

  /// Writes the members of an open object.
  package func writeMembers(to json: inout JSONWriter) {
    json["rule"] = rule
    json["zone"] = zone.rawValue
    if field != .text { json["field"] = field.rawValue }
    json["text"] = text
    json.range("bytes", bytes)
    json.range("characters", characters)
    json.range("utf16", utf16)
    json.key("line")
    json.value(line)
    if !cues.isEmpty {
      json.key("cues")
      json.array(of: cues) { $0.value($1.rawValue) }
    }
    json.key("points")
    json.value(points)
  }
}

extension JSONWriter {
  fileprivate mutating func range(_ name: String, _ range: Range<Int>) {
    key(name)
    array { json in
      json.value(range.lowerBound)
      json.value(range.upperBound)
    }
  }
}
