import { ACCOUNT_NAME, type AccountRecord } from '../accounts/account.ts';
import { isCommuneNow } from '../state/commune-now.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

type AccountRequest = Extract<AdminRequest, { type: 'create-account' | 'hand-over-account' | 'disable-account' }>;

/** Posts of a province with every commune's, some times over. */
const ACCOUNTS_MAX = 20_000;

/** Decides about the account of a post: made once, handed over from holder to holder, disabled where the post is no more. */
export function decideAccount(request: AccountRequest, registry: Registry, now: number): Decision {
  if (request.type === 'create-account') return create(request, registry, now);
  const { name } = request;
  const account = registry.accounts.get(name);
  if (account === undefined)
    return no('not-found', 'name', `there is no account ${name}: mach-collector accounts list shows them`);
  if (request.type === 'hand-over-account') {
    const setUp = { sha256: request.setUpSha256, expiresAt: now + request.expiresInMs };
    return {
      changes: [{ type: 'account-handed-over', name, setUp }],
      answer: { ok: true, expiresAt: setUp.expiresAt },
    };
  }
  const isDisabled = account.disabledAt !== undefined;
  return { changes: isDisabled ? [] : [{ type: 'account-disabled', name, at: now }], answer: { ok: true } };
}

function create(
  { name, role, post, unitCode, setUpSha256, expiresInMs }: AccountRequest & { type: 'create-account' },
  { accounts, units }: Registry,
  now: number,
): Decision {
  if (!ACCOUNT_NAME.test(name)) {
    return no(
      'name-form',
      'name',
      `an account can't be called "${name}": use 2 to 40 letters a-z, digits, dots and dashes, such as xa-binh-son`,
    );
  }
  if (accounts.has(name)) {
    return no(
      'name-taken',
      'name',
      `there is an account ${name} already: if its post has another holder, mach-collector accounts hand-over ${name}`,
    );
  }
  if (accounts.size >= ACCOUNTS_MAX)
    return no('too-many', 'name', `there are ${ACCOUNTS_MAX} accounts already, more are not kept`);
  if ((role === 'commune') !== (unitCode !== undefined)) {
    return no(
      'needs-commune',
      'commune',
      'an account of the role commune belongs to a commune, and no other does: --role commune --commune CODE',
    );
  }
  if (unitCode !== undefined && !isCommuneNow(units.get(unitCode))) {
    return no(
      'unknown-commune',
      'commune',
      `there is no commune ${unitCode} yet: import it first (mach-collector communes import FILE.csv)`,
    );
  }
  const named = post.trim().replaceAll(/\s+/g, ' ') || units.get(unitCode ?? '')?.name || name;
  const expiresAt = now + expiresInMs;
  const account: AccountRecord = {
    name,
    role,
    post: named,
    ...(unitCode === undefined ? {} : { unitCode }),
    createdAt: now,
    turn: 1,
    setUp: { sha256: setUpSha256, expiresAt },
  };
  return { changes: [{ type: 'account-created', account }], answer: { ok: true, expiresAt } };
}

const no = (code: string, field: string, error: string): Decision => ({
  changes: [],
  answer: { ok: false, error, code, field },
});
