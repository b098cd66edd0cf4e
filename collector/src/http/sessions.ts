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

/** A session as it lies on the disk: by the SHA-256 of its id, so that nobody who reads the file can sign in with what is there. */
export interface KeptSession extends Session {
  readonly sha256: string;
}

/** What lets sessions outlive the collector's process. */
export interface SessionKeeping {
  /** What the process before kept, the oldest first. */
  readonly before: readonly KeptSession[];
  readonly now: number;
  /** Whether the account is there, in this turn, and not disabled. */
  isStillOf(owner: SessionOwner): boolean;
  /** Resolves once these, and no others, are what a next process finds; never rejects. */
  keep(sessions: readonly KeptSession[]): Promise<void>;
}

/**
 * Sign-in links, in memory alone, and sessions of people, which outlive a restart. Times are those of the wall clock in ms: the receive
 * times of the journal stand still for as long as a clock was ahead, and a session that ended by them would then end never.
 */
export interface Sessions {
  /** A new code for a link: one use, and gone after a quarter of an hour. */
  newCode(now: number): string;
  isCode(code: string, now: number): boolean;
  /** Uses the code up and begins a session; undefined when it is not known, used or too old. */
  signIn(code: string, now: number): Begun | undefined;
  /** Begins a session of an account. */
  begin(of: SessionOwner, now: number): Begun;
  find(id: string, now: number): Session | undefined;
  /** Ends it in memory at once; resolves when it can't come back after a restart either. */
  end(id: string, now: number): Promise<void>;
  /** Writes down what is alive and still its account's. */
  save(now: number): Promise<void>;
}

export interface Begun {
  readonly id: string;
  readonly expiresAt: number;
}

/** Makes them. Without `keeping` they end with the process. */
export function createSessions(random: Random, limits: CollectorLimits, keeping?: SessionKeeping): Sessions {
  const codes = new Map<string, Session>();
  const sessions = new Map<string, Session>();
  if (keeping !== undefined && keeping.before.length > 0) {
    for (const { sha256, ...session } of keeping.before.slice(-limits.sessionsMax)) sessions.set(sha256, session);
    void save(keeping.now);
  }

  return {
    newCode(now) {
      const code = newId();
      add(codes, code, { expiresAt: now + limits.signInLinkMs });
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
      bound(sha256Hex(id), now);
      return sessions.get(sha256Hex(id));
    },
    end(id, now) {
      sessions.delete(sha256Hex(id));
      return save(now);
    },
    save,
  };

  function begin(now: number, owner: Pick<Session, 'of'>): Begun {
    const id = newId();
    const expiresAt = now + limits.sessionMs;
    add(sessions, id, { expiresAt, ...owner });
    // Not waited for: whose session a crash takes signs in again.
    void save(now);
    return { id, expiresAt };
  }

  function newId(): string {
    return Buffer.from(random.bytes(32)).toString('base64url');
  }

  /** Of too many the oldest goes. */
  function add(into: Map<string, Session>, id: string, session: Session): void {
    const oldest = into.keys().next().value;
    if (into.size >= limits.sessionsMax && oldest !== undefined) into.delete(oldest);
    into.set(sha256Hex(id), session);
  }

  /** Forgets a session that is over. One that would last longer than any began while the clock was ahead. */
  function bound(sha256: string, now: number): void {
    const session = sessions.get(sha256);
    if (session === undefined) return;
    const longest = now + limits.sessionMs;
    if (!isAlive(session, now)) sessions.delete(sha256);
    else if (session.expiresAt > longest) sessions.set(sha256, { ...session, expiresAt: longest });
  }

  function save(now: number): Promise<void> {
    if (keeping === undefined) return Promise.resolve();
    for (const [sha256, { of }] of [...sessions]) {
      bound(sha256, now);
      // An account never comes back into a turn but by a journal that is put back: then too this one stays ended.
      if (of !== undefined && !keeping.isStillOf(of)) sessions.delete(sha256);
    }
    return keeping.keep([...sessions].map(([sha256, session]) => ({ sha256, ...session })));
  }
}

function isAlive(session: Session | undefined, now: number): session is Session {
  return session !== undefined && session.expiresAt > now;
}
