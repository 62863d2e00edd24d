import ChargingLog
import GitSync
import TerminalText

extension NetworkTransport {
  /// The way to the remote of a data directory, as its settings and the person's terminal allow.
  ///
  /// What the remote says goes to the error stream, and so does the progress on a terminal.
  init(_ context: CommandContext, _ settings: Settings.Sync) {
    let streams = context.streams
    let showsProgress = context.isInteractive
    self.init(
      environment: context.environment,
      deadlineSeconds: settings.deadline.map { Double($0.seconds) } ?? 20,
      canAsk: context.isInteractive,
      onProgress: { progress in
        guard showsProgress, progress.totalObjects > 0 else { return }
        let isDone = progress.objects >= progress.totalObjects
        let text = "\(progress.objects) of \(progress.totalObjects) objects"
        try? streams.err.write("\r\u{1B}[K" + (isDone ? "" : text))
      },
      onText: { line in
        // How far packing has come is of interest on a terminal only, and told there already.
        if !Self.isProgress(line) { streams.note("remote: " + line.escapingControls) }
      }
    )
    dataPaths = RepositoryState.dataPaths
  }
  private static func isProgress(_ line: String) -> Bool {
    ["Enumerating", "Counting", "Compressing", "Total", "Resolving", "Receiving", "Unpacking"]
      .contains { line.hasPrefix($0 + " ") }
  }
}
