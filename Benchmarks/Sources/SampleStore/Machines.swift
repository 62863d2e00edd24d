import Glibc

/// A clone of a store and the bare repository that it syncs with, both put back as often as wanted.
///
/// They are made by plain git and left with its defaults: no hooks, no settings but a name.
public struct Machines: Sendable {
  /// The clone.
  public let laptop: String
  /// The folder of the clone, the bare repository, and what they are put back from.
  public let folder: String

  /// The machines of a store; made if they are not there yet.
  public static func of(_ store: Store) throws(MachineError) -> Machines {
    let machines = Machines(store)
    guard unsafe access(machines.folder + "/done", F_OK) != 0 else { return machines }
    try machines.make(from: store)
    return machines
  }

  private init(_ store: Store) {
    folder = store.data + "/../machines"
    laptop = folder + "/laptop"
  }

  private func make(from store: Store) throws(MachineError) {
    try run("rm -rf '\(folder)' && mkdir '\(folder)'")
    // The last commit of the store may be one of an earlier measurement; its first is as made.
    try run(
      """
      cd '\(folder)' && git clone -q --bare '\(store.data)' whole.git
      git -C whole.git update-ref refs/heads/main $(git -C whole.git rev-list --max-parents=0 main)
      git clone -q --bare --no-local whole.git remote.git && rm -rf whole.git
      git clone -q remote.git laptop && cd laptop
      git config user.name Bench && git config user.email bench@example.org
      sleep 2 && git status >/dev/null && cp -a .git ../laptop.git && cp -a ../remote.git ../quiet.git
      """
    )
    // What the other machine sends in the meantime.
    addSessions(car: 2)
    try run(
      """
      cd '\(laptop)' && git add sessions && git commit -q -m Phone && git push -q
      cp -a ../remote.git ../busy.git
      """
    )
    // Files that are old enough to be trusted by their times.
    sleep(3)
    OutputFile.write("", to: folder + "/done")
  }

  /// Puts both as they were made.
  ///
  /// - Parameter isBusy: Whether the other machine has sent 100 sessions meanwhile.
  public func reset(isBusy: Bool = false) throws(MachineError) {
    try run(
      """
      cd '\(folder)' && rm -rf remote.git laptop/.git laptop/sessions/2026
      cp -a \(isBusy ? "busy" : "quiet").git remote.git && cp -a laptop.git laptop/.git
      test -z "$(git -C laptop status --porcelain)"
      """
    )
  }

  /// Commits 100 new sessions here.
  public func commitSessions() throws(MachineError) {
    addSessions(car: 1)
    try run("cd '\(laptop)' && git add sessions && git commit -q -m Laptop")
  }

  private func addSessions(car: Int) {
    for number in 0..<100 {
      let (day, hour) = (Fixed.twoDigits(number / 4 + 1), Fixed.twoDigits(number % 4 * 5))
      let start = "2026-01-\(day)T\(hour)"
      OutputFile.write(
        "car: car-\(car)\nstart: \(start):10\nend: \(start):50\nlocation: mall\ntype: dc\n"
          + "energy_kwh: 20.\(number)\ncost: 11.20\n",
        to: "\(laptop)/sessions/2026/01/\(start)10-car-\(car).yaml"
      )
    }
  }

  private func run(_ script: String) throws(MachineError) {
    guard unsafe system("set -e; \(script)") == 0 else { throw MachineError(script: script) }
  }
}

/// A script that could not set the stage.
public struct MachineError: Error {
  /// The script.
  public var script: String
}

extension Fixed {
  fileprivate static func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
