/// The part that a stretch of text plays in its document.
public enum Zone: String, Sendable, Hashable, CaseIterable {
  case title
  /// The first paragraph of the text proper.
  case lead
  case body
  /// Direct speech and quoted matter.
  case quote
  /// Site banners, contacts, "About …", notes to editors: never evidence unless a rule asks for it.
  case boilerplate
}

/// A set of zones.
public struct ZoneSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(_ zone: Zone) {
    rawValue = 1 << UInt8(Zone.allCases.firstIndex(of: zone)!)
  }

  public static let all = ZoneSet(Zone.allCases.map { ZoneSet($0) })
  /// Everything but boilerplate: where a rule looks unless it says otherwise.
  public static let standard = ZoneSet.all.subtracting(ZoneSet(.boilerplate))

  public func contains(_ zone: Zone) -> Bool { contains(ZoneSet(zone)) }
}
