import { createVirtualTime } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { allowanceOfOneRun, createLineAllowance } from './line-allowance.ts';
import type { StoredName } from './store.ts';

const PER_DAY = 1_000;

function pc() {
  const { clock } = createVirtualTime().machine().program();
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  let later = 0;
  const usual: { is: boolean | undefined } = { is: true };
  const ports = { clock: { ...clock, wallMs: () => clock.wallMs() + later }, store };
  return { stored, usual, boot: () => createLineAllowance(ports, () => usual.is), wait: (ms: number) => (later += ms) };
}

it('allows a day’s measure and no more, over a restart too, and as much the next day', () => {
  const { boot, wait } = pc();
  expect(boot().take(600, PER_DAY)).toMatchObject({ ok: true });
  expect(boot().take(600, PER_DAY)).toMatchObject({
    ok: false,
    failure: 'denied',
    detail: '600 bytes more would be over the 1000 of a day: 600 are used',
  });
  wait(86_400_000);
  expect(boot().take(600, PER_DAY)).toMatchObject({ ok: true });
});

it('gets back what a run did not use', () => {
  const allowance = pc().boot();
  const taken = allowance.take(900, PER_DAY);
  if (taken.ok) taken.value.settle(100);
  expect(allowance.take(900, PER_DAY)).toMatchObject({ ok: true });
  expect(allowance.take(1, PER_DAY)).toMatchObject({ ok: false });
});

it.each([
  [false, false],
  [true, true],
  [undefined, true],
])('behind a gateway that is usual: %s, allows: %s', (is, ok) => {
  const { usual, boot } = pc();
  usual.is = is;
  expect(boot().take(1, PER_DAY)).toMatchObject({ ok });
});

it('allows nothing on a line of which a day’s measure is 0', () => {
  expect(pc().boot().take(1, 0)).toMatchObject({ ok: false, failure: 'denied' });
  expect(allowanceOfOneRun.take(1, 0)).toMatchObject({ ok: false, failure: 'denied' });
});

it.each(['', 'no json', '{"day":"x"}', 'null'])('counts from nothing with the stored text %j', (text) => {
  const { stored, boot } = pc();
  stored.set('line-allowance', text);
  expect(boot().take(PER_DAY, PER_DAY)).toMatchObject({ ok: true });
});
