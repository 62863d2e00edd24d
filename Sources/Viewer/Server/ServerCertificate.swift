import HummingbirdTLS
import NIOSSL

/// A certificate with its key, in PEM files.
package struct ServerCertificate: Sendable {
  private let certificatePath: String
  private let keyPath: String

  package init(certificatePath: String, keyPath: String) {
    self.certificatePath = certificatePath
    self.keyPath = keyPath
  }

  /// - Throws: ``ViewerServer/Failure`` that names the file.
  func configuration() throws -> TLSConfiguration {
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificatePath).map {
        NIOSSLCertificateSource.certificate($0)
      }
      let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain,
        privateKey: .privateKey(key)
      )
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return configuration
    } catch {
      throw ViewerServer.Failure.certificate(
        "\(certificatePath) and \(keyPath) are no certificate and key in PEM"
      )
    }
  }
}
