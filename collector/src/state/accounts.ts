import type { MutableRegistry } from './mutable-state.ts';
import type { RegistryChange } from './registry-change.ts';

type AccountChange = Extract<
  RegistryChange,
  { type: 'account-handed-over' | 'account-set-up' | 'account-disabled' | 'account-signed-in' | 'account-locked' }
>;

/** Applies to an account that is there what was decided about it. */
export function applyToAccount(registry: Pick<MutableRegistry, 'accounts'>, change: AccountChange): void {
  const account = registry.accounts.get(change.name);
  if (account === undefined) return;
  switch (change.type) {
    case 'account-handed-over': {
      const { passwordHash: _, disabledAt, codeStep, ...rest } = account;
      registry.accounts.set(account.name, { ...rest, turn: account.turn + 1, setUp: change.setUp });
      return;
    }
    case 'account-set-up': {
      const { setUp: _, lockedUntil, ...rest } = account;
      registry.accounts.set(account.name, { ...rest, passwordHash: change.passwordHash, ...usedUp(change) });
      return;
    }
    case 'account-disabled':
      registry.accounts.set(account.name, { ...account, disabledAt: change.at });
      return;
    case 'account-signed-in': {
      const { lockedUntil, ...rest } = account;
      registry.accounts.set(account.name, { ...rest, ...usedUp(change) });
      return;
    }
    case 'account-locked':
      if (change.until !== undefined) registry.accounts.set(account.name, { ...account, lockedUntil: change.until });
      return;
    default:
      change satisfies never;
  }
}

const usedUp = ({ codeStep }: { readonly codeStep?: number }) => (codeStep === undefined ? {} : { codeStep });
