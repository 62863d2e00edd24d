import Glibc
import Measuring
import SampleStore

/// Measures the program on stores of several sizes, prints a table of each, and fails when a target
/// is missed.
@main
enum Main {
  static func main() async {
    let options = Options(Array(CommandLine.arguments.dropFirst()))
    var missed = 0
    for size in options.sizes {
      do {
        missed += try await measure(size, options)
      } catch let error as MeasuringError {
        print("stopped: \(error.message)")
        exit(2)
      } catch {
        print("stopped: \(error)")
        exit(2)
      }
    }
    if missed > 0 { print("\(missed) \(missed == 1 ? "target is" : "targets are") missed") }
    exit(missed == 0 ? 0 : 1)
  }

  /// Measures all jobs on one store and returns how many targets are missed.
  private static func measure(_ size: Int, _ options: Options) async throws -> Int {
    let store = Store.of(sessions: size, below: options.stores)
    let bench = Bench(program: options.program, store: store)
    try bench.prepare()
    let jobs = try await bench.jobs().filter { job in
      options.words.isEmpty || options.words.contains { job.name.contains($0) }
    }
    var rows: [ResultRow] = []
    for job in jobs {
      Progress.show("\(size) sessions: \(job.name)")
      rows += try await Measurement(of: job).rows
    }
    Progress.clear()
    print("\(size) sessions, medians of \(Measurement.runs) runs")
    print(ResultTable(rows).text + "\n")
    return rows.count { $0.isMet == false }
  }
}
