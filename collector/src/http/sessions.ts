import type { Random } from '@mach/ports';
import { sha256Hex } from '../ingest/secret.ts';
import type { CollectorLimits } from '../limits.ts';

export const SESSION_COOKIE = 'mach_session';

export interface Session {
  readonly expiresAt: number;
  /** Whose it is; absent of a one-time link's, which is the province's administrator. */
  readonly of?: SessionOwner;
}

/** An account in one of its turns: a hand-over ends the sessions of the turn before. */
export interface SessionOwner {
  readonly name: string;
  readonly turn: number;
}

/** Sign-in links and sessions of people. In memory alone: after a restart people sign in again. Times are receive times in ms. */
export interface Sessions {
  /** A new code for a link: one use, and gone after a quarter of an hour. */
  newCode(now: number): string;
  isCode(code: string, now: number): boolean;
  /** Uses the code up and begins a session; undefined when it is not known, used or too old. */
  signIn(code: string, now: number): Begun | undefined;
  /** Begins a session of an account. */
  begin(of: SessionOwner, now: number): Begun;
  find(id: string, now: number): Session | undefined;
  end(id: string): void;
}

export interface Begun {
  readonly id: string;
  readonly expiresAt: number;
}

/** Ids are kept as SHA-256, so that nobody who looks into the memory of the collector can sign in with what is there. */
export function createSessions(random: Random, limits: CollectorLimits): Sessions {
  const codes = new Map<string, Session>();
  const sessions = new Map<string, Session>();

  return {
    newCode(now) {
      const code = newId();
      keep(codes, code, { expiresAt: now + limits.signInLinkMs });
      return code;
    },
    isCode: (code, now) => isAlive(codes.get(sha256Hex(code)), now),
    signIn(code, now) {
      const found = codes.get(sha256Hex(code));
      codes.delete(sha256Hex(code));
      return isAlive(found, now) ? begin(now, {}) : undefined;
    },
    begin: (of, now) => begin(now, { of }),
    find(id, now) {
      const session = sessions.get(sha256Hex(id));
      return isAlive(session, now) ? session : undefined;
    },
    end: (id) => void sessions.delete(sha256Hex(id)),
  };

  function begin(now: number, owner: Pick<Session, 'of'>): Begun {
    const id = newId();
    const expiresAt = now + limits.sessionMs;
    keep(sessions, id, { expiresAt, ...owner });
    return { id, expiresAt };
  }

  function newId(): string {
    return Buffer.from(random.bytes(32)).toString('base64url');
  }

  /** Of too many the oldest goes. */
  function keep(into: Map<string, Session>, id: string, session: Session): void {
    const oldest = into.keys().next().value;
    if (into.size >= limits.sessionsMax && oldest !== undefined) into.delete(oldest);
    into.set(sha256Hex(id), session);
  }
}

function isAlive(session: Session | undefined, now: number): session is Session {
  return session !== undefined && session.expiresAt > now;
}
