import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { publicKeyPin } from '@mach/ports/node';
import { DataFolderError } from './data-folder.ts';

/** Certificate and key as PEM, and the pin of the public key: what a join token carries. Throws `DataFolderError` when a file can't be read. */
export function readTls({ certificate, key }: { readonly certificate: string; readonly key: string }): {
  readonly certificate: string;
  readonly key: string;
  readonly pin: string;
} {
  const pem = read(certificate);
  return { certificate: pem, key: read(key), pin: pinOf(pem, certificate) };
}

function pinOf(pem: string, file: string): string {
  try {
    return publicKeyPin(new X509Certificate(pem));
  } catch (cause) {
    throw new DataFolderError(
      `the file ${file} named under tls holds no certificate in PEM: it begins with -----BEGIN CERTIFICATE-----`,
      { cause },
    );
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new DataFolderError(`the file ${file} named under tls can't be read: check its path and rights`, { cause });
  }
}
