import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  /** The certificate and, after it, those that its server sends along. */
  readonly cert: string;
}

export interface CertificateWish {
  readonly names: string;
  /** Negative: it has ended already. */
  readonly days: number;
  readonly issuer?: Certificate;
  readonly isAuthority?: boolean;
  /** As `openssl req -subj` takes it; without it a name that no other certificate has. */
  readonly subject?: string;
  /** As `extendedKeyUsage` takes it. */
  readonly use?: string;
}

/** Makes certificates with the system's `openssl` in a folder of its own, which `remove` takes away. */
export function certificateMaker() {
  const folder = mkdtempSync(join(tmpdir(), 'mach-certificates-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  let made = 0;
  return {
    make({ names, days, issuer, isAuthority = false, subject, use }: CertificateWish): Certificate {
      made += 1;
      const [key, request, extensions, out] = ['key', 'csr', 'ext', 'pem'].map((end) => file(`${made}.${end}`)) as [
        string,
        string,
        string,
        string,
      ];
      const usage = isAuthority ? 'basicConstraints=critical,CA:TRUE' : `subjectAltName=${names}`;
      writeFileSync(extensions, use === undefined ? usage : `${usage}\nextendedKeyUsage=${use}`);
      openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out', key);
      openssl('req', '-new', '-key', key, '-subj', subject ?? `/CN=mach test ${made}`, '-out', request);
      const signing =
        issuer === undefined
          ? ['-signkey', key]
          : ['-CA', store('ca.pem', issuer.cert), '-CAkey', store('ca.key', issuer.key)];
      const serial = ['-set_serial', String(made)];
      openssl(
        'x509',
        '-req',
        '-in',
        request,
        ...signing,
        ...serial,
        '-days',
        String(days),
        '-extfile',
        extensions,
        '-out',
        out,
      );
      const chain = issuer === undefined || issuer.cert === '' ? '' : issuer.cert;
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(out, 'utf8') + chain };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };

  function store(name: string, text: string): string {
    writeFileSync(file(name), text);
    return file(name);
  }
}
