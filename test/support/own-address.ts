import { networkInterfaces } from 'node:os';

/** An address of this machine that is not loopback; empty where there is none. */
export function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '';
}
