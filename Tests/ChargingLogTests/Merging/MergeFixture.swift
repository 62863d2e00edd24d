import ChargingLog
import YAMLRecord

/// Two machines that changed one file.
struct MergeFixture {
  var path = "sessions/2026/11/2026-11-23T0730-ioniq5.yaml"
  var base: String?
  var laptop: String?
  var phone: String?

  /// The merge with the laptop's commit as the later one.
  func laptopLater() -> MergedRecord { merged(laptopTime: 2_000, phoneTime: 1_000) }

  /// The merge with the phone's commit as the later one.
  func phoneLater() -> MergedRecord { merged(laptopTime: 1_000, phoneTime: 2_000) }

  private func merged(laptopTime: Int64, phoneTime: Int64) -> MergedRecord {
    let laptop = MergeSide(
      bytes: laptop.map { Array($0.utf8) },
      commit: "1a2b3c4d",
      machine: "laptop",
      secondsSince1970: 1_795_000_000 + laptopTime
    )
    let phone = MergeSide(
      bytes: phone.map { Array($0.utf8) },
      commit: "5d6e7f80",
      machine: "phone",
      secondsSince1970: 1_795_000_000 + phoneTime
    )
    let (primary, secondary) = laptop.isPrimary(beside: phone) ? (laptop, phone) : (phone, laptop)
    return mergedRecord(
      path: path,
      base: base.map { Array($0.utf8) },
      primary: primary,
      secondary: secondary
    )
  }
}

extension MergedRecord {
  /// The content as text.
  var text: String? { content.map { String(decoding: $0, as: UTF8.self) } }

  /// The conflicts, typed, in the order of their files.
  var typedConflicts: [Conflict] {
    conflicts.sorted { $0.key < $1.key }.compactMap { path, bytes in
      guard case .conflict(let conflict) = RecordFile.read(bytes, path: path).content else {
        return nil
      }
      return conflict
    }
  }
}
