import { expect, it } from 'vitest';
import type { AccountRecord } from '../accounts/account.ts';
import { applyToAccount } from './accounts.ts';

const account: AccountRecord = {
  name: 'so-khcn',
  role: 'planner',
  post: 'Sở',
  createdAt: 1,
  turn: 1,
  passwordHash: 'kept',
  disabledAt: 5,
};
const setUp = { sha256: 'f', expiresAt: 9 };

it('forgets the password at a hand-over, opens the next turn, and lifts a ban', () => {
  const registry = { accounts: new Map([['so-khcn', account]]) };
  applyToAccount(registry, { type: 'account-handed-over', name: 'so-khcn', setUp });
  const { passwordHash: _, disabledAt, ...rest } = account;
  expect(registry.accounts.get('so-khcn')).toEqual({ ...rest, turn: 2, setUp });
  applyToAccount(registry, { type: 'account-set-up', name: 'so-khcn', passwordHash: 'new' });
  expect(registry.accounts.get('so-khcn')).toEqual({ ...rest, turn: 2, passwordHash: 'new' });
  applyToAccount(registry, { type: 'account-disabled', name: 'so-khcn', at: 7 });
  expect(registry.accounts.get('so-khcn')).toMatchObject({ disabledAt: 7 });
});

it('passes over an account that is not there', () => {
  const registry = { accounts: new Map<string, AccountRecord>() };
  applyToAccount(registry, { type: 'account-disabled', name: 'nobody', at: 1 });
  expect(registry.accounts.size).toBe(0);
});
