extension JSONNode {
  /// The same with all places so many bytes farther on: of a line of a file, in the file.
  package func moved(by bytes: Int) -> JSONNode {
    guard bytes > 0 else { return self }
    var node = self
    node.offset += bytes
    switch value {
    case .object(let members):
      node.value = .object(
        members.map {
          Member(name: $0.name, offset: $0.offset + bytes, value: $0.value.moved(by: bytes))
        })
    case .array(let items): node.value = .array(items.map { $0.moved(by: bytes) })
    default: break
    }
    return node
  }
}
