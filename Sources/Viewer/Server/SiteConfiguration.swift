/// What the viewer is to know beside the data.
package struct SiteConfiguration: Sendable {
  package var hosts: AllowedHosts
  /// Whether everybody has to sign in, even when no password is set: then nobody can.
  package var needsPassword: Bool
  /// The address is encrypted for the browser.
  package var isSecure: Bool
  /// The answers of the interface for programs.
  package var api: APIService

  package init(
    hosts: AllowedHosts,
    needsPassword: Bool = false,
    isSecure: Bool = false,
    api: APIService = APIService()
  ) {
    self.hosts = hosts
    self.needsPassword = needsPassword
    self.isSecure = isSecure
    self.api = api
  }
}
