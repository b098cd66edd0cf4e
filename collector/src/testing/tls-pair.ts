import { generateKeyPairSync, sign } from 'node:crypto';
import { selfSigned } from '../adapters/self-signed.ts';

/** A certificate of 127.0.0.1 for an hour before and after a moment, and its key. */
export function tlsPair(nowMs: number): { readonly certificate: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = selfSigned({
    names: ['127.0.0.1'],
    subject: 'test',
    fromMs: nowMs - 3_600_000,
    untilMs: nowMs + 3_600_000,
    serial: Buffer.of(1),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    sign: (data) => sign('sha256', data, privateKey),
  });
  return { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
