import NIOCore

/// How long the viewer waits for the other end: whoever sends or takes a byte now and then would
/// otherwise hold a connection for ever.
package struct Patience: Sendable {
  /// In which a request must have come in, and in which an idle connection is closed.
  package var seconds: Int64
  /// What a browser takes at the least, beyond those seconds.
  package var bytesPerSecond: Int64

  package init(seconds: Int64 = 15, bytesPerSecond: Int64 = 16_384) {
    self.seconds = seconds
    self.bytesPerSecond = bytesPerSecond
  }

  /// Closes a connection unless it is called off before a form must have come in.
  func limit(toSend channel: any Channel) -> Scheduled<Void> { close(channel, in: seconds) }

  /// Closes a connection unless it is called off before so many bytes must have been taken.
  func limit(toTake bytes: Int, _ channel: any Channel) -> Scheduled<Void> {
    close(channel, in: seconds + Int64(bytes) / max(1, bytesPerSecond))
  }

  /// Closes a connection when what was written to it had time to go out.
  func close(_ channel: any Channel) { _ = close(channel, in: seconds) }

  private func close(_ channel: any Channel, in seconds: Int64) -> Scheduled<Void> {
    channel.eventLoop.scheduleTask(in: .seconds(seconds)) { channel.close(promise: nil) }
  }
}
