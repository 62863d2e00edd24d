import CViewerAssets
import Charts
import Vault

/// A file that comes with the program: style sheet, script, icons.
///
/// Its address holds a hash of its bytes, so browsers may keep it for ever, and a page never meets a
/// style sheet or script of another version.
struct Asset: Sendable {
  let name: String
  let type: ContentType
  let hash: String
  private let entry: ResponseCache.Entry

  private init(_ name: String, _ type: ContentType, _ bytes: [UInt8], isForEver: Bool = true) {
    self.name = name
    self.type = type
    hash = String(Digest.sha256(bytes).prefix(12))
    let control = isForEver ? "public, max-age=31536000, immutable" : "no-cache"
    entry = ResponseCache.Entry(
      WebResponse(200, type, headers: [("Cache-Control", control)], bytes),
      tag: hash
    )
  }

  /// The address with the hash: `/assets/viewer.0123456789ab.css`.
  var link: Link { Link(["assets", fileName]) }

  private var fileName: String {
    let parts = name.split(separator: ".", maxSplits: 1)
    return "\(parts.first ?? "").\(hash).\(parts.last ?? "")"
  }

  func response(to request: WebRequest) -> WebResponse { entry.response(to: request) }

  /// The file of an address below `/assets/`.
  static func named(_ fileName: String) -> Asset? { files[fileName] }

  /// The rules of charts, then the viewer's own, which choose other colours for them.
  static let styleSheet = Asset(
    "viewer.css",
    .css,
    Array(ChartStyle.sheet.utf8) + bytes(of: "viewer.css")
  )
  static let script = embedded("viewer.js", .script)
  static let icon = embedded("icon.svg", .svg)
  static let touchIcon = embedded("icon-180.png", .png)
  private static let icons = [
    embedded("icon-192.png", .png), embedded("icon-512.png", .png),
    embedded("icon-maskable.png", .png),
  ]

  private static let files = Dictionary(
    ([styleSheet, script, icon, touchIcon] + icons).map { ($0.fileName, $0) }
  ) { first, _ in first }

  /// The service worker, which knows the version of everything that it keeps.
  static let serviceWorker: Asset = {
    let template = String(decoding: bytes(of: "service-worker.js"), as: UTF8.self)
    let version = Digest.sha256(template + files.keys.sorted().joined()).prefix(12)
    let links = [styleSheet, script, icon].map { "\"\($0.link.text)\"" }.joined(separator: ", ")
    let head = "const version = \"\(version)\";\nconst assets = [\(links)];\n"
    return Asset("service-worker.js", .script, Array((head + template).utf8), isForEver: false)
  }()

  /// What makes the viewer an app that can be put on a home screen.
  static func manifest(title: String) -> Asset {
    let icons = icons.map { icon in
      let size = icon.name.contains("192") ? "192x192" : "512x512"
      let purpose = icon.name.contains("maskable") ? "maskable" : "any"
      return """
        {"src":"\(icon.link.text)","sizes":"\(size)","type":"image/png","purpose":"\(purpose)"}
        """
    }
    let name = APIPage.quoted(title)
    let text = """
      {"id":"/","name":\(name),"short_name":\(name),"start_url":"/","scope":"/",\
      "display":"standalone","background_color":"#0e1412","theme_color":"#0b7a55",\
      "description":"What charging costs, and how the battery fares.",\
      "icons":[\(icons.joined(separator: ","))],\
      "shortcuts":[{"name":"Sessions","url":"/sessions"},{"name":"Cars","url":"/cars"}]}
      """
    return Asset("manifest.webmanifest", .manifest, Array(text.utf8), isForEver: false)
  }

  private static func embedded(_ name: String, _ type: ContentType) -> Asset {
    Asset(name, type, bytes(of: name))
  }

  private static func bytes(of name: String) -> [UInt8] {
    for index in 0..<plugtrack_viewer_asset_count() {
      let file = unsafe plugtrack_viewer_asset_at(index)
      guard unsafe String(cString: file.name) == name else { continue }
      return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    }
    return []
  }
}
