/// What is too large to come from the other side.
package enum IncomingLimit {
  /// A record has at most this.
  package static let recordBytes = 1 << 20
  /// Other files of a repository are rarely larger than a photograph.
  package static let fileBytes = 100 << 20
  /// One transfer brings at most this; a hundred thousand sessions are a tenth of it.
  package static let transferBytes = 512 << 20
}
