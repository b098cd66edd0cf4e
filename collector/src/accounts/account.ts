import type { AccountRole } from '@mach/wire';

/**
 * An account of the pages. It belongs to a post ("Văn phòng HĐND và UBND xã Bình Sơn"), never to a person: whoever takes the post over
 * gets the account by a hand-over, and what was the predecessor's opens nothing any more.
 */
export interface AccountRecord {
  /** What is typed at sign-in. */
  readonly name: string;
  readonly role: AccountRole;
  readonly post: string;
  /** Of a commune's account: the one commune that it sees. */
  readonly unitCode?: string;
  readonly createdAt: number;
  /** Raised by every hand-over: sessions and the second factor of an earlier one open nothing. */
  readonly turn: number;
  /** The link by which the holder of the post chooses a password, until it is used. Times in ms by the collector's clock. */
  readonly setUp?: SetUpLink;
  /** Argon2id with its salt and cost (`password.ts`); absent until the holder has chosen one. */
  readonly passwordHash?: string;
  readonly disabledAt?: number;
  /** The step of the last good code of the second factor in this turn: none is good twice, nor after a restart. */
  readonly codeStep?: number;
  /** After too many wrong tries: until when none is taken, after a restart too. */
  readonly lockedUntil?: number;
}

/** The account that is called so, where it is still in this turn and not disabled. */
export function accountInTurn(
  accounts: ReadonlyMap<string, AccountRecord>,
  { name, turn }: Pick<AccountRecord, 'name' | 'turn'>,
): AccountRecord | undefined {
  const account = accounts.get(name);
  return account?.turn === turn && account.disabledAt === undefined ? account : undefined;
}

/** Only the SHA-256 of the link's code is kept. */
export interface SetUpLink {
  readonly sha256: string;
  readonly expiresAt: number;
}

/** Latin letters, digits, dots and dashes: typed alike on every keyboard. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9.-]{1,39}$/;

/** Who sees a whole province also shows a second factor. */
export const needsSecondFactor = ({ role }: Pick<AccountRecord, 'role'>): boolean => role !== 'commune';

/** Whether its holder can sign in, has still to choose a password, or is kept out. */
export function accountStateOf({
  disabledAt,
  setUp,
}: Pick<AccountRecord, 'disabledAt' | 'setUp'>): 'active' | 'waiting' | 'disabled' {
  if (disabledAt !== undefined) return 'disabled';
  return setUp === undefined ? 'active' : 'waiting';
}
