import NIOCore
import NIOPosix

/// A client that may misbehave.
enum RawConnection {
  /// Sends pieces with pauses between them, and gives back all that came until the service closed the
  /// connection or the time was over.
  ///
  /// - Parameter isHalfClosed: whether the client says that it sends no more.
  static func exchange(
    _ port: Int, _ pieces: [String], pause: Duration = .zero, patience: Duration = .seconds(120),
    isHalfClosed: Bool = false
  ) async throws -> Outcome {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: true))
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Outcome?.self) { group in
        group.addTask {
          var text = ""
          do {
            for try await part in inbound { text += String(buffer: part) }
          } catch {}
          return Outcome(text: text, wasClosed: !Task.isCancelled)
        }
        group.addTask {
          for piece in pieces {
            // A service that has closed takes no more.
            try? await outbound.write(ByteBuffer(string: piece))
            if pause > .zero { try await Task.sleep(for: pause) }
          }
          if isHalfClosed { outbound.finish() }
          try await Task.sleep(for: patience)
          return nil
        }
        var outcome = try await group.next() ?? nil
        group.cancelAll()
        // Out of patience: what came until then.
        if outcome == nil { outcome = try await group.next() ?? nil }
        return outcome ?? Outcome(text: "", wasClosed: false)
      }
    }
  }

  struct Outcome: Sendable {
    var text: String
    /// Whether the service ended the connection, rather than the client's patience.
    var wasClosed: Bool

    /// The status of the first answer, or 0.
    var status: Int { statuses.first ?? 0 }

    /// The statuses of all answers.
    var statuses: [Int] {
      text.matches(of: #/HTTP/1\.[01] (\d{3}) /#).compactMap { Int($0.1) }
    }
  }
}
