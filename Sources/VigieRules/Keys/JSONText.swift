/// A JSON value whose members keep their order, so that the schema reads like the format.
indirect enum JSONValue {
  case string(String)
  case number(Double)
  case boolean(Bool)
  case array([JSONValue])
  case object([(String, JSONValue)])
}

/// Writes JSON values, indented.
enum JSONText {
  static func render(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value {
    case .string(let text): return quoted(text)
    case .number(let number):
      return number == number.rounded() ? String(Int(number)) : String(number)
    case .boolean(let flag): return String(flag)
    case .array(let items) where items.allSatisfy(isShort):
      return "[" + items.map { render($0) }.joined(separator: ", ") + "]"
    case .array(let items):
      let lines = items.map { inner + render($0, indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(inner)\(quoted($0)): \(render($1, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func isShort(_ value: JSONValue) -> Bool {
    switch value {
    case .string, .number, .boolean: true
    case .array, .object: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
