/// A value that remembers where it was written.
public struct Located<Value> {
  public var value: Value
  public var location: SourceLocation
  /// How many columns it takes up.
  public var length: Int

  public init(_ value: Value, at location: SourceLocation, length: Int = 1) {
    self.value = value
    self.location = location
    self.length = length
  }

  /// Another value in the same place.
  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: location, length: length)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
