import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Whether an address may be asked (`adapters/probe-trial.ts`). */
export type Allows = (address: string) => boolean;

/** A name that means no address that may be asked. Its code stands in what is told of an attempt. */
export class NotAsked extends Error {
  readonly code = 'EDENIED';
}

/**
 * The addresses of a host that may be asked, to be connected to as they are: what a name means is judged when it is used, so that it
 * can't mean this very machine a moment later.
 */
export async function allowedAddresses(
  host: string,
  allows: Allows,
): Promise<readonly { readonly address: string; readonly family: number }[]> {
  const literal = host.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const found = family === 0 ? await lookup(literal, { all: true }) : [{ address: literal, family }];
  const allowed = found.filter(({ address }) => allows(address));
  if (allowed.length === 0) throw new NotAsked(`${host} is no address that may be asked`);
  return allowed;
}
