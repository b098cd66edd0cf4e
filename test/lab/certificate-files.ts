import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateMaker } from '../contract/support/certificates.ts';
import { DOMAIN } from './topology.ts';

export interface CertificateFiles {
  /** What a client of the lab has to trust. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of this lab and one certificate for all its names, given with their addresses. */
export function makeCertificates(folder: string, addresses: Readonly<Record<string, string>>): CertificateFiles {
  const maker = certificateMaker();
  try {
    const names = Object.entries(addresses).flatMap(([host, address]) => [
      ...[`DNS:${host}`, `DNS:${host}.${DOMAIN}`, `IP:${address}`],
    ]);
    const authority = maker.make({ names: '', days: 30, isAuthority: true });
    const server = maker.make({ names: names.join(','), days: 30, issuer: authority });
    const file = (name: string) => join(folder, name);
    writeFileSync(file('authority.pem'), authority.cert);
    writeFileSync(file('server.pem'), server.cert);
    writeFileSync(file('server.key'), server.key, { mode: 0o600 });
    return { authority: file('authority.pem'), certificate: file('server.pem'), key: file('server.key') };
  } finally {
    maker.remove();
  }
}
