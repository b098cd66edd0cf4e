import { expect, it } from 'vitest';
import { keepSlowSystems, keptSlowSystems } from './slow-systems.ts';

const SLOW = [{ name: 'Một cửa', communes: 92 }];

function made() {
  let [text, writes, wallMs] = [undefined as string | undefined, 0, 1_000_000];
  const store = {
    read: () => text,
    write: (_: string, given: string) => {
      text = given;
      writes += 1;
      return true;
    },
  };
  const keeper = keepSlowSystems({ clock: { wallMs: () => wallMs }, store });
  return { keeper, store, writes: () => writes, at: (ms: number) => (wallMs = ms) };
}

it('keeps what was said, and that nothing is slow', () => {
  const { keeper, store } = made();
  expect(keptSlowSystems(store, 1_000_000)).toBeUndefined();
  keeper.told(SLOW);
  expect(keptSlowSystems(store, 1_000_000)).toEqual(SLOW);
  keeper.told([]);
  expect(keptSlowSystems(store, 1_000_000)).toEqual([]);
});

it('forgets what was said long ago, or by a clock that was set since', () => {
  const { keeper, store } = made();
  keeper.told(SLOW);
  expect(keptSlowSystems(store, 1_000_000 + 1_300_000)).toBeUndefined();
  expect(keptSlowSystems(store, 1_000_000 - 1_300_000)).toBeUndefined();
});

it('writes the same again only to keep it fresh', () => {
  const { keeper, writes, at } = made();
  for (let minute = 0; minute < 30; minute += 5) {
    at(1_000_000 + minute * 60_000);
    keeper.told(SLOW);
  }
  expect(writes()).toBe(3);
});

it('takes a file that is none of its own for nothing', () => {
  expect(keptSlowSystems({ read: () => 'no JSON' }, 0)).toBeUndefined();
  expect(keptSlowSystems({ read: () => '{"at":"x"}' }, 0)).toBeUndefined();
});
