import GitSync
import TestSupport
import Testing

/// What https refuses is told by name, and never asked more than twice.
@Suite(.enabled(if: HTTPSServer.isPresent, "\(HTTPSServer.absent)"))
struct HTTPSFailureTests {
  /// A clone whose remote is served by https, with a credential helper.
  private func clone(
    of repository: String = "hub.git",
    _ server: HTTPSServer,
    _ site: GitSite,
    helper: String
  ) throws {
    let git = Git(site.clone)
    try git.run("remote", "set-url", "origin", "https://localhost:\(server.port)/\(repository)")
    try git.run("config", "http.sslCAInfo", server.certificate)
    try git.run("config", "credential.helper", helper)
  }

  @Test("a wrong password is tried, refused and forgotten")
  func wrongPassword() throws {
    let site = try GitSite()
    let server = try HTTPSServer(site.folder.path)
    let helper = try CredentialHelper("wrong")
    try clone(server, site, helper: helper.command)
    let problem = NetworkTransport.user(home: site.folder.path).problem(fetching: site)
    #expect(problem?.code == .passwordWrong, "\(String(describing: problem))")
    #expect(problem?.message.contains("localhost") == true)
    #expect(!"\(String(describing: problem))".contains("wrong\""))
    #expect(helper.calls.filter { $0 == "get" }.count <= 2)
    #expect(helper.calls.contains("erase") && !helper.calls.contains("store"))
  }

  @Test("a helper that is not there, and no password at all")
  func helpers() throws {
    let site = try GitSite()
    let server = try HTTPSServer(site.folder.path)
    try clone(server, site, helper: "no-such-helper")
    let transport = NetworkTransport.user(home: site.folder.path)
    let missing = transport.problem(fetching: site)
    #expect(missing?.code == .credentialHelper, "\(String(describing: missing))")
    #expect(missing?.message.contains("credential-no-such-helper") == true)
    try Git(site.clone).run("config", "credential.helper", "")
    let none = transport.problem(fetching: site)
    #expect(none?.code == .passwordMissing, "\(String(describing: none))")
  }

  @Test("a repository that is not there, and one that may only be read")
  func repositories() throws {
    let site = try GitSite()
    try site.folder.makeFolder("readonly")
    try Git(site.folder.path).run("clone", "-q", "--bare", site.hub, "readonly/hub.git")
    let server = try HTTPSServer(site.folder.path)
    let helper = try CredentialHelper(HTTPSServer.password)
    let transport = NetworkTransport.user(home: site.folder.path)
    try clone(of: "nowhere.git", server, site, helper: helper.command)
    let missing = transport.problem(fetching: site)
    #expect(missing?.code == .remoteNotRepository, "\(String(describing: missing))")
    try clone(of: "readonly/hub.git", server, site, helper: helper.command)
    try site.commitHere()
    let refused = transport.problem(pushing: site)
    #expect(refused?.code == .remotePermission, "\(String(describing: refused))")
  }

  @Test(
    "a certificate that is out of date, for another host, or of nobody known",
    arguments: [
      (HTTPSServer.Certificate.expired, true, SyncProblem.Code.certificateExpired),
      (.foreign, true, .certificateName), (.good, false, .certificateUntrusted),
    ]
  )
  func certificate(
    _ kind: HTTPSServer.Certificate,
    isTrusted: Bool,
    _ code: SyncProblem.Code
  ) throws {
    let site = try GitSite()
    let server = try HTTPSServer(site.folder.path, certificate: kind)
    try clone(server, site, helper: "")
    if !isTrusted { try Git(site.clone).run("config", "--unset", "http.sslCAInfo") }
    let problem = NetworkTransport.user(home: site.folder.path).problem(fetching: site)
    #expect(problem?.code == code, "\(String(describing: problem))")
    #expect(problem?.place == "localhost")
  }
}
