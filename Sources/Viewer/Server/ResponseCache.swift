import Synchronization

/// Answers that were made for the data as it is, kept until it changes.
final class ResponseCache: Sendable {
  /// What an answer follows from.
  struct Key: Hashable, Sendable {
    var generation: UInt64
    var day: Int
    /// Of an answer that hangs on the time of day, the minute; 0 of every other.
    var minute: Int64
    var target: String
  }

  /// An answer with its compressed form and the tags of both.
  struct Entry: Sendable {
    private let plain: WebResponse
    private let compressed: WebResponse?
    private let tag: EntityTag
    private let compressedTag: EntityTag

    init(_ response: WebResponse, tag: String) {
      self.tag = EntityTag(tag)
      compressedTag = EntityTag(tag + "-gzip")
      var plain = response
      let type = response["Content-Type"].flatMap(ContentType.init)
      if type?.isCompressible == true { plain.headers.append(("Vary", "Accept-Encoding")) }
      if type?.isCompressible == true, response.bytes.count >= Compression.leastBytes,
        let bytes = Compression.gzip(response.bytes)
      {
        var small = plain
        small.body = .bytes(bytes)
        small.headers += [("Content-Encoding", "gzip"), ("ETag", compressedTag.text)]
        compressed = small
      } else {
        compressed = nil
      }
      plain.headers.append(("ETag", self.tag.text))
      self.plain = plain
    }

    var size: Int { plain.bytes.count + (compressed?.bytes.count ?? 0) + 512 }

    /// The answer in the form that the browser takes, or that it has it already.
    func response(to request: WebRequest) -> WebResponse {
      let isCompressed = compressed != nil && Compression.isAccepted(request.acceptEncoding)
      let chosen = isCompressed ? compressed ?? plain : plain
      guard (isCompressed ? compressedTag : tag).matches(request.ifNoneMatch) else { return chosen }
      let kept: Set = ["ETag", "Vary", "Cache-Control"]
      return WebResponse(304, headers: chosen.headers.filter { kept.contains($0.name) })
    }
  }

  private struct Storage: Sendable {
    var entries: [Key: Entry] = [:]
    var generation: UInt64 = 0
    var bytes = 0
  }

  private static let mostBytes = 24 << 20
  private static let mostEntryBytes = 4 << 20

  private let storage = Mutex(Storage())

  subscript(key: Key) -> Entry? {
    get { storage.withLock { $0.entries[key] } }
    set {
      guard let entry = newValue, entry.size <= Self.mostEntryBytes else { return }
      storage.withLock { storage in
        guard key.generation >= storage.generation else { return }
        if key.generation > storage.generation || storage.bytes + entry.size > Self.mostBytes {
          storage = Storage(generation: key.generation)
        }
        guard storage.entries.updateValue(entry, forKey: key) == nil else { return }
        storage.bytes += entry.size
      }
    }
  }
}
