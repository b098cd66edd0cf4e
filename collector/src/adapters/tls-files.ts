import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Random } from '@mach/ports';
import { publicKeyPin } from '@mach/ports/node';
import { type Config, splitListen } from '../config/schema.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import { type DataFolder, DataFolderError } from './data-folder.ts';
import { type OwnCertificate, ownCertificate } from './own-certificate.ts';

/**
 * Certificate and key as PEM, and the pin of the public key, which a join token carries: the operator's own where files are named, else
 * the collector's where it listens beyond loopback or `tls: {}` asks for it. Undefined: plain HTTP. Throws `DataFolderError`
 * when a file can't be read.
 */
export function chooseTls(
  { tls, plainHttp, listen, url, routersListen }: Config,
  folder: DataFolder,
  ports: { readonly nowMs: number; readonly random: Pick<Random, 'bytes'> },
): OwnCertificate | undefined {
  if (tls?.certificate !== undefined && tls.key !== undefined) return readTls(tls.certificate, tls.key);
  const hosts = [listen, routersListen].flatMap((place) => splitListen(place ?? '')?.host ?? []);
  const isLoopbackOnly = hosts.every((host) => host === 'localhost' || isLoopbackAddress(host));
  if (tls === undefined && (plainHttp || isLoopbackOnly)) {
    if (routersListen === undefined) return undefined;
    throw new DataFolderError(
      'routersListen speaks TLS: take plainHttp away, or name a certificate (tls: {} takes the collector’s own)',
    );
  }
  const named = url === undefined ? [] : [new URL(url).hostname.replace(/^\[|\]$/g, '')];
  return ownCertificate(folder, [...named, ...hosts.filter((host) => !/^(0\.0\.0\.0|::)$/.test(host))], ports);
}

/** When a certificate in PEM runs out, in ms since 1970. */
export const endOf = (pem: string): number => Date.parse(new X509Certificate(pem).validTo);

function readTls(certificate: string, key: string): OwnCertificate {
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
