import type { Log, Random } from '@mach/ports';
import type { Collector } from '../app.ts';
import { sha256Hex } from '../ingest/secret.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import { type AccountRecord, needsSecondFactor } from './account.ts';
import { createLockOut, type LockOutLimits } from './lock-out.ts';
import { hashPassword, isPassword, NOBODYS_HASH } from './password.ts';
import { totpSecret, totpStepOf } from './totp.ts';

export interface SignInLimits extends LockOutLimits {
  readonly passwordCharactersMin: number;
  readonly passwordCharactersMax: number;
  /** Passwords that are hashed at once, of 19 MiB and 35 ms each; of more the asker is told to wait. */
  readonly hashesUnderWayMax: number;
}

export interface SignInPorts {
  readonly registry: () => Registry;
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly random: Pick<Random, 'bytes'>;
  readonly log: Pick<Log, 'warn'>;
  /** What second factors follow from. */
  readonly totpMaster: Uint8Array;
  readonly commit: (changes: readonly RegistryChange[], by: string) => Promise<void>;
  readonly exclusive: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** What it needs of a collector. */
export function signInPorts(
  collector: Pick<Collector, 'state' | 'now' | 'wallMs' | 'commit' | 'exclusive'>,
  ports: Pick<SignInPorts, 'random' | 'log' | 'totpMaster'>,
): SignInPorts {
  const { now, wallMs, commit, exclusive } = collector;
  return { ...ports, registry: () => collector.state().registry, now, wallMs, commit, exclusive };
}

export type Refused =
  | { readonly ok: false; readonly why: 'wrong' | 'spent' | 'different' | 'short' | 'code' | 'foreign' }
  | { readonly ok: false; readonly why: 'locked' | 'busy'; readonly retryAfterS: number };
export type SignedIn = { readonly ok: true; readonly account: AccountRecord };

export interface SetUp {
  readonly password: string;
  readonly again: string;
  readonly code: string;
}

/** Signing in with name, password and second factor, and choosing a password by the link of a new or handed-over account. */
export interface SignIn {
  signIn(given: {
    readonly name: string;
    readonly password: string;
    readonly code: string;
  }): Promise<SignedIn | Refused>;
  /** The account of somebody for whom the province's sign-on vouches; undefined where there is none, or it is disabled. */
  vouched(name: string): Promise<AccountRecord | undefined>;
  /** The account that a link belongs to, and the secret that its holder puts into the authenticator app, where it needs one. */
  setUpOf(link: string): { readonly account: AccountRecord; readonly secret?: Uint8Array } | undefined;
  setUp(link: string, chosen: SetUp): Promise<SignedIn | Refused>;
}

const BUSY_S = 5;

/** Makes it. Refusals never say whether the name, the password or the code was wrong. */
export function createSignIn(ports: SignInPorts, limits: SignInLimits): SignIn {
  const lockOut = createLockOut(limits);
  /** The step of each account's last good code, before the journal has it and where its disk is full: none is good twice. */
  const lastSteps = new Map<string, number>();
  let hashing = 0;

  return { signIn, vouched, setUpOf, setUp };

  async function signIn(given: {
    readonly name: string;
    readonly password: string;
    readonly code: string;
  }): Promise<SignedIn | Refused> {
    const name = given.name.trim().toLowerCase();
    const lockedMs = lockedForMs(name);
    if (lockedMs > 0) return { ok: false, why: 'locked', retryAfterS: Math.ceil(lockedMs / 1_000) };
    const account = ports.registry().accounts.get(name);
    const kept = account?.disabledAt === undefined ? account?.passwordHash : undefined;
    const isRight = await hashed(() => isPassword(shortened(given.password), kept ?? NOBODYS_HASH));
    if (isRight === undefined) return { ok: false, why: 'busy', retryAfterS: BUSY_S };
    // Guesses that were under way together count one by one: the lock may have come meanwhile.
    if (lockedForMs(name) > 0) return { ok: false, why: 'wrong' };
    const taken = account === undefined || kept === undefined || !isRight ? undefined : takeCode(account, given.code);
    if (account === undefined || taken === undefined) {
      const now = ports.now();
      if (lockOut.failed(name, now) && account !== undefined) {
        await note({ type: 'account-locked', name, until: now + limits.lockedMs }, 'collector');
      }
      return { ok: false, why: 'wrong' };
    }
    lockOut.passed(name);
    await note({ type: 'account-signed-in', name, ...taken }, `account:${name}`);
    return { ok: true, account };
  }

  async function vouched(name: string): Promise<AccountRecord | undefined> {
    const account = ports.registry().accounts.get(name.trim().toLowerCase());
    if (account === undefined || account.disabledAt !== undefined) return undefined;
    await note({ type: 'account-signed-in', name: account.name }, `sign-on:${account.name}`);
    return account;
  }

  /** On a disk that is full the province must still get in, to see it. */
  async function note(change: RegistryChange, by: string): Promise<void> {
    try {
      await ports.commit([change], by);
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      ports.log.warn('the audit log could not be written', { change: change.type, by, error: error.message });
    }
  }

  function setUpOf(link: string): { readonly account: AccountRecord; readonly secret?: Uint8Array } | undefined {
    const sha256 = sha256Hex(link);
    const account = ports
      .registry()
      .accounts.values()
      .find(({ setUp, disabledAt }) => setUp?.sha256 === sha256 && disabledAt === undefined);
    if (account?.setUp === undefined || account.setUp.expiresAt <= ports.now()) return undefined;
    return needsSecondFactor(account) ? { account, secret: totpSecret(ports.totpMaster, account) } : { account };
  }

  async function setUp(link: string, { password, again, code }: SetUp): Promise<SignedIn | Refused> {
    const found = setUpOf(link);
    if (found === undefined) return { ok: false, why: 'spent' };
    if (password.normalize('NFC') !== again.normalize('NFC')) return { ok: false, why: 'different' };
    if ([...password].length < limits.passwordCharactersMin || password.length > limits.passwordCharactersMax) {
      return { ok: false, why: 'short' };
    }
    const taken = takeCode(found.account, code);
    if (taken === undefined) return { ok: false, why: 'code' };
    const passwordHash = await hashed(() => hashPassword(password, ports.random));
    if (passwordHash === undefined) return { ok: false, why: 'busy', retryAfterS: BUSY_S };
    return ports.exclusive(async () => {
      const { name } = found.account;
      // Two may have pressed at once: the link is good for one.
      if (setUpOf(link) === undefined) return { ok: false, why: 'spent' };
      await ports.commit([{ type: 'account-set-up', name, passwordHash, ...taken }], `account:${name}`);
      lockOut.passed(name);
      return { ok: true, account: ports.registry().accounts.get(name) ?? found.account };
    });
  }

  /** How long a name takes no password, of an account also by what the journal says of before a restart. */
  function lockedForMs(name: string): number {
    const now = ports.now();
    const { lockedUntil = 0 } = ports.registry().accounts.get(name) ?? {};
    return Math.max(lockOut.lockedForMs(name, now), lockedUntil - now, 0);
  }

  /** What a right second factor uses up, where one is needed; undefined where it is wrong, or was used before. */
  function takeCode(account: AccountRecord, code: string): { readonly codeStep?: number } | undefined {
    if (!needsSecondFactor(account)) return {};
    const digits = code.replaceAll(/\D/g, '');
    const step = totpStepOf(totpSecret(ports.totpMaster, account), digits, ports.wallMs());
    const key = `${account.turn} ${account.name}`;
    const { codeStep = 0 } = ports.registry().accounts.get(account.name) ?? account;
    if (step === undefined || step <= Math.max(codeStep, lastSteps.get(key) ?? 0)) return undefined;
    lastSteps.set(key, step);
    return { codeStep: step };
  }

  /** What is longer than any password costs no more than one. */
  function shortened(password: string): string {
    return password.length > limits.passwordCharactersMax ? '' : password;
  }

  async function hashed<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    if (hashing >= limits.hashesUnderWayMax) return undefined;
    hashing++;
    try {
      return await work();
    } finally {
      hashing--;
    }
  }
}
