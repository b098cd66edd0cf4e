import { createHash, type X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';
import type { ShownCertificate, TlsFacts } from '../tls.ts';
import { abortError } from './deadline.ts';

export interface TrustSettings {
  /** Certificates (PEM) that are trusted beside Node's own roots, such as those of a province's own authority. */
  readonly trustedCertificates?: readonly string[];
}

/** Gives what to trust. */
export type Trust = () => SecureContext;

/**
 * Makes the context when it is first asked for, once: with all the roots in it, it takes megabytes and some 20 ms. Ask
 * before a clock is started, or that time is counted as the first handshake's.
 */
export function lazyTrust({ trustedCertificates = [] }: TrustSettings): Trust {
  let context: SecureContext | undefined;
  return () => {
    context ??= createSecureContext(
      trustedCertificates.length === 0 ? {} : { ca: [...rootCertificates, ...trustedCertificates] },
    );
    return context;
  };
}

/** For a pinned key, which alone decides: no roots are loaded. An agent that asks nobody but its collector never needs them. */
export const noTrust: Trust = () => {
  bare ??= createSecureContext({ ca: [] });
  return bare;
};
let bare: SecureContext | undefined;

export interface HandshakeWish {
  readonly host: string;
  readonly secureContext?: SecureContext | undefined;
  /** What is to be spoken on top, for servers that serve several protocols on one port. */
  readonly protocols?: readonly string[];
}

/**
 * TLS over an open connection. No verdict on the certificate here: an expired one is a finding, and with a pin the key
 * alone decides. Rejects with what went wrong, the connection destroyed.
 */
export function shakeHands(socket: Socket, wish: HandshakeWish, signal: AbortSignal): Promise<TLSSocket> {
  const { secureContext, protocols } = wish;
  const host = bareName(wish.host);
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host,
      // RFC 6066: an address is never sent as a server name.
      ...(isIP(host) === 0 && { servername: host }),
      ...(secureContext !== undefined && { secureContext }),
      ...(protocols !== undefined && { ALPNProtocols: [...protocols] }),
      rejectUnauthorized: false,
    });
    const end = (error?: Error) => {
      signal.removeEventListener('abort', onTooLate);
      secured.removeListener('error', end);
      secured.removeListener('close', onClose);
      if (error === undefined) return resolve(secured);
      secured.on('error', () => {});
      secured.destroy();
      socket.destroy();
      reject(error);
    };
    const onTooLate = () => end(abortError(signal));
    const onClose = () => end(Object.assign(new Error('closed in the handshake'), { code: 'ECONNRESET' }));
    signal.addEventListener('abort', onTooLate, { once: true });
    if (signal.aborted) onTooLate();
    secured.once('error', end);
    secured.once('close', onClose);
    secured.once('secureConnect', () => end());
  });
}

/** As certificates have it: an address without the brackets of a URL, a name without the dot of the root. */
const bareName = (host: string) => host.replace(/^\[|\]$|\.$/g, '');

/** What a handshake of `tlsMs` told. Undefined where the server showed no certificate. */
export function tlsFacts(secured: TLSSocket, host: string, tlsMs: number): TlsFacts | undefined {
  const leaf = secured.getPeerX509Certificate();
  if (leaf === undefined) return undefined;
  const [first, ...issuers] = sentChain(leaf);
  const name = bareName(host);
  return {
    tlsMs,
    protocol: secured.getProtocol() ?? 'unknown',
    chain: [shown(first), ...issuers.map(shown)],
    nameMatches: (isIP(name) === 0 ? leaf.checkHost(name) : leaf.checkIP(name)) !== undefined,
    ...trustOf(secured),
  };
}

/** Whether the certificate of a handshake holds, and why not. */
export function trustOf(secured: TLSSocket): Pick<TlsFacts, 'trusted' | 'distrust'> {
  // Node types say Error; the value is the code of OpenSSL or of the name check, as text.
  const distrust: unknown = secured.authorizationError;
  return {
    trusted: secured.authorized,
    ...(distrust !== null && distrust !== undefined && { distrust: String(distrust) }),
  };
}

/** Most certificates of one chain that are looked at. */
const CHAIN_LENGTH_MAX = 10;

/**
 * The certificate and its issuers as far as the server sent them: `issuerCertificate` knows those alone, where
 * `getPeerCertificate` would add this machine's own. OpenSSL goes by names; the signature is checked here, so that a
 * forged certificate can't lean on a real issuer that is sent along.
 */
export function sentChain(leaf: X509Certificate): [X509Certificate, ...X509Certificate[]] {
  const chain: [X509Certificate, ...X509Certificate[]] = [leaf];
  let last = leaf;
  while (chain.length < CHAIN_LENGTH_MAX) {
    const issuer = last.issuerCertificate;
    if (issuer === undefined || issuer.fingerprint256 === last.fingerprint256) break;
    if (!isSignedBy(last, issuer)) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    // A key of an algorithm that this OpenSSL does not know can't be shown to have signed anything.
    return false;
  }
}

/** SHA-256 of the public key (SPKI) in base64url: what a pin is compared with. */
export function publicKeyPin(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64url');
}

const NAME_LENGTH_MAX = 300;

const shown = (certificate: X509Certificate): ShownCertificate => ({
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  validToMs: certificate.validToDate.getTime(),
  keyPin: publicKeyPin(certificate),
});

/** Node separates the parts of a name by line ends; a certificate without a subject has none. */
const oneLine = (name: string | undefined) => (name ?? '').replaceAll('\n', ', ').slice(0, NAME_LENGTH_MAX);
