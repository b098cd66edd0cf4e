import type { ConsoleInput, Result } from '@mach/ports';
import { expect, it } from 'vitest';
import { inputActivityOfWindows } from './input-activity-of-windows.ts';

const unseen = { ok: false, failure: 'unsupported', detail: '' } as const;

/** What looks a minute apart say: of each, how long ago the last input was by the one call, or the times by the other. */
async function looks(all: readonly { readonly own?: number; readonly console?: ConsoleInput }[]) {
  let at = 0;
  const answer = <Value>(value: Value | undefined): Result<Value> =>
    value === undefined ? unseen : { ok: true, value };
  const host = {
    sinceLastInputMs: () => answer(all[at]?.own),
    consoleInput: async () => answer(all[at]?.console),
  };
  const activity = inputActivityOfWindows(host, { uptimeMs: () => 3_600_000 + at * 60_000 });
  const said: (boolean | undefined)[] = [];
  for (; at < all.length; at++) said.push(await activity.look());
  return said;
}
const own = (...sinceMs: readonly number[]) => sinceMs.map((ms) => ({ own: ms }));
/** Minutes of the last input as each look finds them; somebody signed in at minute 0, and the looks begin at minute 100. */
const console = (...minutes: readonly (number | undefined)[]) =>
  minutes.map((minute, place) =>
    minute === undefined
      ? {}
      : { console: { lastInputMs: minute * 60_000, nowMs: (100 + place) * 60_000, sessionSinceMs: 0 } },
  );

it.each<[what: string, all: Parameters<typeof looks>[0], said: readonly (boolean | undefined)[]]>([
  ['a key between two looks', own(5_000, 5_000), [undefined, true]],
  ['no key between two looks', own(5_000, 65_000, 125_000), [undefined, false, false]],
  ['a service that nobody tells anything', [{}, {}, {}], [undefined, undefined, undefined]],
  ['a last input that ages and comes again', console(99, 99, 102, 102), [undefined, undefined, true, false]],
  ['a last input that is always now', console(100, 101, 102, 103), [undefined, undefined, undefined, undefined]],
  ['a last input that stays that of the sign-in', console(0, 0, 0), [undefined, undefined, undefined]],
  ['nobody signed in meanwhile', console(99, 99, 102, undefined, 104), [undefined, undefined, true, undefined, false]],
])('%s', async (_, all, said) => {
  expect(await looks(all)).toEqual(said);
});

it('does not believe a last input that only each sign-in moves', async () => {
  const signIn = (minute: number, now: number) => ({
    console: { lastInputMs: minute * 60_000 + 9, nowMs: now * 60_000, sessionSinceMs: minute * 60_000 },
  });
  expect(await looks([signIn(0, 100), signIn(0, 101), signIn(102, 102), signIn(102, 110)])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
