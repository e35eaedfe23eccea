/// The tags there are, in the order of the taxonomy file: each group, then its leaves.
public final class Taxonomy: Sendable {
  /// The taxonomy's own name.
  public let id: String
  public let version: Int
  public let titles: [Language: String]
  public let languages: [Language]
  public let tags: [Tag]
  /// The order in which tags are decided: one that a gate requires comes before the gated one, and
  /// leaves come before groups.
  package let decisionOrder: [TagIndex]

  public let groups: [TagIndex]
  public let leaves: [TagIndex]
  /// By tag index.
  private let leavesOfTag: [[TagIndex]]
  private let indices: [String: TagIndex]

  /// - Precondition: gates do not require one another in a circle, ids are unique.
  package init(
    id: String, version: Int, titles: [Language: String] = [:], languages: [Language] = [.english],
    tags: [Tag]
  ) {
    self.id = id
    self.version = version
    self.titles = titles
    self.languages = languages
    self.tags = tags
    self.indices = Dictionary(
      uniqueKeysWithValues: tags.indices.map { (tags[$0].id, TagIndex(rawValue: $0)) })
    let all = tags.indices.map(TagIndex.init(rawValue:))
    groups = all.filter { tags[$0.rawValue].group == nil }
    leaves = all.filter { tags[$0.rawValue].group != nil }
    leavesOfTag = all.map { index in
      tags[index.rawValue].group == nil ? all.filter { tags[$0.rawValue].group == index } : [index]
    }
    self.decisionOrder = Self.gatesFirst(tags)
  }

  public subscript(index: TagIndex) -> Tag { tags[index.rawValue] }

  /// The tag with this id, `group` or `group/leaf`.
  public func index(of id: String) -> TagIndex? { indices[id] }

  /// The leaves of a group; a leaf stands for itself.
  public func leaves(of index: TagIndex) -> [TagIndex] { leavesOfTag[index.rawValue] }

  /// Depth first over the gates, so that what is required comes first; file order otherwise.
  private static func gatesFirst(_ tags: [Tag]) -> [TagIndex] {
    var order: [TagIndex] = []
    var seen = Set<TagIndex>()
    func visit(_ index: TagIndex) {
      guard seen.insert(index).inserted else { return }
      for required in tags[index.rawValue].gate?.anyOf ?? [] {
        visit(required)
        for leaf in tags.indices where tags[leaf].group == required {
          visit(TagIndex(rawValue: leaf))
        }
      }
      order.append(index)
    }
    for index in tags.indices { visit(TagIndex(rawValue: index)) }
    return order.filter { tags[$0.rawValue].group != nil }
      + order.filter { tags[$0.rawValue].group == nil }
  }
}
