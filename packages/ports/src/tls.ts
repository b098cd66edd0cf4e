import type { Result } from './result.ts';

export interface TlsTarget {
  readonly host: string;
  readonly port: number;
  /** For resolving, connecting and the handshake together. */
  readonly timeoutMs: number;
}

/** A certificate as its server showed it. Names are cut at 300 characters. */
export interface ShownCertificate {
  /** Distinguished names as OpenSSL tells them, the parts separated by commas: `C=VN, O=Sở KH&CN, CN=mail.example.vn`. */
  readonly subject: string;
  readonly issuer: string;
  readonly validToMs: number;
  /** SHA-256 of the public key (SPKI) in base64url. */
  readonly keyPin: string;
}

/** What a handshake told. A certificate that does not hold is a finding, never a failure of the handshake. */
export interface TlsFacts {
  readonly tlsMs: number;
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
  /** The server's own certificate, then its issuers as far as the server sent them; each has signed the one before. */
  readonly chain: readonly [ShownCertificate, ...ShownCertificate[]];
  /** Whether the server's own certificate names the host that was asked. */
  readonly nameMatches: boolean;
  /** Whether chain, name and dates hold, by this machine's trust store and clock. */
  readonly trusted: boolean;
  /** Why not, in OpenSSL's code, such as `CERT_HAS_EXPIRED`. */
  readonly distrust?: string;
}

export interface TlsConnection {
  readonly address: string;
  readonly resolveMs: number;
  readonly connectMs: number;
  readonly tls: TlsFacts;
}

/** Opens a connection, shakes hands and closes it at once. */
export interface Tls {
  open(target: TlsTarget, signal: AbortSignal): Promise<Result<TlsConnection>>;
}
