public import VigieCore

extension TaggedRecord {
  /// Which tags of a record are written.
  public struct Selection: Sendable {
    /// Also the tags that were not assigned.
    public var includesUnassigned: Bool
    /// Only tags of at least this confidence.
    public var minimumConfidence: Double
    /// Only these tags, and those of these groups; all where it is empty.
    public var tags: Set<String>

    public init(
      includesUnassigned: Bool = false, minimumConfidence: Double = 0, tags: Set<String> = []
    ) {
      self.includesUnassigned = includesUnassigned
      self.minimumConfidence = minimumConfidence
      self.tags = tags
    }

    fileprivate func includes(_ tag: TagResult) -> Bool {
      includes(tag.status, tag.confidence)
        && (tags.isEmpty || tags.contains(tag.tag)
          || tag.group.map { tags.contains(String($0)) } ?? false)
    }

    fileprivate func includes(_ group: GroupResult) -> Bool {
      includes(group.status, group.confidence) && (tags.isEmpty || tags.contains(group.tag))
    }

    private func includes(_ status: TagStatus, _ confidence: Double) -> Bool {
      (includesUnassigned || status == .assigned) && confidence >= minimumConfidence
    }
  }

  /// The tags that are written, wherever that is.
  public func tags(_ selection: Selection) -> [TagResult] { tags(where: selection.includes) }

  /// The groups that are written.
  public func groups(_ selection: Selection) -> [GroupResult] {
    groups.filter(selection.includes)
  }
}
