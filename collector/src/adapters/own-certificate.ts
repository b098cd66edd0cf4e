import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Random } from '@mach/ports';
import { publicKeyPin } from '@mach/ports/node';
import { type DataFolder, DataFolderError } from './data-folder.ts';
import { selfSigned } from './self-signed.ts';

const YEARS = 10;
const DAY_MS = 86_400_000;
/** A certificate is made anew, with the same key, so long before it ends. */
const RENEW_BEFORE_MS = 365 * DAY_MS;

export interface OwnCertificate {
  readonly certificate: string;
  readonly key: string;
  /** Of the public key: what a join token carries. It stays the same for as long as the key's file does. */
  readonly pin: string;
}

/**
 * The collector's own key and certificate, made at its first start and kept in its data folder as `tls.key` and `tls.crt`.
 * Agents know it by the key alone, so that the certificate can follow the names under which it is reached. Throws
 * `DataFolderError` where the key's file is damaged: another key in its place would be a stranger to every agent.
 */
export function ownCertificate(
  { path }: DataFolder,
  names: readonly string[],
  { nowMs, random }: { readonly nowMs: number; readonly random: Pick<Random, 'bytes'> },
): OwnCertificate {
  const [keyFile, certificateFile] = [join(path, 'tls.key'), join(path, 'tls.crt')];
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeWhole(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const key = readFileSync(keyFile, 'utf8');
  const privateKey = readKey(key, keyFile);
  const all = [...new Set([...names, hostname(), 'localhost', '127.0.0.1', '::1'])];
  const kept = existsSync(certificateFile) ? readFileSync(certificateFile, 'utf8') : '';
  const certificate = isGood(kept, privateKey, all, nowMs) ? kept : issue();
  return { certificate, key, pin: publicKeyPin(new X509Certificate(certificate)) };

  function issue(): string {
    const made = selfSigned({
      names: all,
      subject: `Mạch ${hostname()}`,
      // A day back, for browsers whose clock is behind.
      fromMs: nowMs - DAY_MS,
      untilMs: nowMs + YEARS * 365 * DAY_MS,
      serial: random.bytes(16),
      publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
      sign: (data) => sign('sha256', data, privateKey),
    });
    writeWhole(certificateFile, made);
    return made;
  }
}

function readKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new DataFolderError(
      `${file} holds no private key: restore it from a backup (mach-collector restore). Without it every agent takes this collector for a stranger; if it is lost, remove the file and let the devices join again.`,
      { cause },
    );
  }
}

function isGood(pem: string, key: KeyObject, names: readonly string[], nowMs: number): boolean {
  try {
    const certificate = new X509Certificate(pem);
    const covers = (name: string) =>
      (certificate.checkHost(name, { subject: 'never' }) ?? certificate.checkIP(name)) !== undefined;
    return (
      certificate.checkPrivateKey(key) &&
      certificate.validToDate.getTime() - nowMs > RENEW_BEFORE_MS &&
      names.every(covers)
    );
  } catch {
    return false;
  }
}

/** After a power cut either the old text is there or the new one. */
function writeWhole(file: string, text: string): void {
  const opened = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(`${file}.new`, file);
}
