import type { Random } from '@mach/ports';
import { sha256Hex } from '../ingest/secret.ts';

/** The province's sign-on, by OpenID Connect. Both ask it over the network and throw with a cause where it does not play along. */
export interface SignOn {
  /** The address at which the person shows who they are. */
  addressFor(asked: Asked): Promise<URL>;
  /** The account's name that the sign-on gives for whoever came back with this address; undefined where it names none. */
  accountOf(cameBack: URL, asked: Asked): Promise<string | undefined>;
}

/** What one journey is known by, so that neither a stolen nor a planted answer fits: state and nonce, and the proof of PKCE. */
export interface Asked {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface JourneyLimits {
  readonly signOnMs: number;
  readonly signOnsMax: number;
}

/** Journeys under way: each is finished once, by the browser that began it, within its time. In memory alone. */
export interface Journeys {
  begin(redirectUri: string, now: number): Asked;
  /** What a journey was begun with; undefined where it is not known, over, or used. */
  finish(state: string, now: number): Asked | undefined;
}

/** Makes them. Of too many the oldest is forgotten. */
export function createJourneys(random: Pick<Random, 'bytes'>, limits: JourneyLimits): Journeys {
  const underWay = new Map<string, { readonly asked: Asked; readonly expiresAt: number }>();
  const secret = () => Buffer.from(random.bytes(32)).toString('base64url');
  return {
    begin(redirectUri, now) {
      const asked = { redirectUri, state: secret(), nonce: secret(), verifier: secret() };
      const [oldest] = underWay.keys();
      if (underWay.size >= limits.signOnsMax && oldest !== undefined) underWay.delete(oldest);
      underWay.set(sha256Hex(asked.state), { asked, expiresAt: now + limits.signOnMs });
      return asked;
    },
    finish(state, now) {
      const key = sha256Hex(state);
      const found = underWay.get(key);
      underWay.delete(key);
      return found !== undefined && found.expiresAt > now ? found.asked : undefined;
    },
  };
}
