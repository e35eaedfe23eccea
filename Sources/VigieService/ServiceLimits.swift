/// How much a client may ask of the service, and how long it may take over it.
package struct ServiceLimits: Hashable, Sendable {
  /// The longest document, as a body or as a line of a batch, in bytes.
  package var bodySize = 8 << 20
  /// The longest request line or header field, in bytes.
  package var headerFieldSize = 8 << 10
  /// The longest header, in bytes.
  package var headerSize = 32 << 10
  package var headerCount = 100
  /// Documents waiting to be tagged, besides those being tagged.
  package var queueLength = 256
  /// Bodies held at a time, in bytes.
  package var heldBodies = 256 << 20
  /// Batches being answered at a time.
  package var batches = 8
  /// Connections being held open at a time; more wait until one is closed.
  package var connections = 16_384
  /// From the opening of a connection to the end of the first header.
  package var headerTimeout = Duration.seconds(10)
  /// From the end of an answer to the end of the next header.
  package var idleTimeout = Duration.seconds(60)
  /// How long a body may be waited for, and the bytes per second which it must come with besides. Only
  /// the time in which the service waits counts.
  package var bodyTimeout = Duration.seconds(10)
  package var bodyRate = 1024
  /// How long a client may leave an answer standing in a full buffer.
  package var writeTimeout = Duration.seconds(60)
  /// From the moment that the service says it is not ready to the moment that it takes no more
  /// connections.
  package var drainDelay = Duration.seconds(0)
  /// How long requests in flight may take when the service stops.
  package var shutdownTimeout = Duration.seconds(30)

  package init() {}
}
