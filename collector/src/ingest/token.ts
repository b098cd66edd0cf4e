import type { Random } from '@mach/ports';
import type { Registry } from '../state/fleet-state.ts';
import type { TokenRecord, TokenScope } from '../state/registry-change.ts';
import { type Answer, refuse } from './answer.ts';
import { equalDigests, sha256Hex } from './secret.ts';

const TOKEN_PATTERN = /^(mach_(join|reflect|scrape|read|admin)_[A-Za-z0-9_-]{43})(?:\.[A-Za-z0-9_-]{43})?$/;

/** How many devices may join by a token of which nobody said it: more PCs than communes have, and an end for one that got about. */
export const JOIN_USES_USUAL = 100;

/** A new token as its bearer gets it: `mach_<scope>_` and 256 random bits; a join token may carry the collector's pin after a dot. */
export function newToken(
  scope: TokenScope,
  random: Random,
  pin?: string,
): { readonly token: string; readonly sha256: string } {
  const bare = `mach_${scope}_${Buffer.from(random.bytes(32)).toString('base64url')}`;
  return { token: pin === undefined ? bare : `${bare}.${pin}`, sha256: sha256Hex(bare) };
}

/** The record of a token as its bearer shows it, the pin aside; undefined where none is known. */
export function findToken(registry: Registry, given: string): TokenRecord | undefined {
  const bare = TOKEN_PATTERN.exec(given.trim())?.[1];
  if (bare === undefined) return undefined;
  const digest = sha256Hex(bare);
  return registry.tokens.values().find((token) => equalDigests(token.sha256, digest));
}

/** The token that lets a new device join, or what is the matter with it and who can help. */
export function usableJoinToken(
  registry: Registry,
  given: string,
  now: number,
): Answer<TokenRecord & { unitCode: string }> {
  if (!TOKEN_PATTERN.test(given.trim())) {
    return refuse(401, 'This is no join token: one looks like mach_join_ and 43 more characters. Copy it whole.');
  }
  const token = findToken(registry, given);
  if (token === undefined) {
    return refuse(
      401,
      'This join token is not known here, or was revoked: ask the province for a new one (mach-collector tokens create --commune CODE).',
    );
  }
  if (token.scope !== 'join' || token.unitCode === undefined) {
    return refuse(
      403,
      `This token is for ${token.scope}, not for joining: ask the province for a join token (mach-collector tokens create --commune CODE).`,
    );
  }
  if (token.expiresAt <= now) {
    return refuse(
      403,
      `This join token expired on ${new Date(token.expiresAt).toISOString()}: ask the province for a new one (mach-collector tokens create --commune CODE).`,
    );
  }
  if (token.uses !== undefined && token.uses <= 0) {
    return refuse(
      403,
      'This join token is used up: ask the province for a new one (mach-collector tokens create --commune CODE --uses N).',
    );
  }
  return { ok: true, value: { ...token, unitCode: token.unitCode } };
}
