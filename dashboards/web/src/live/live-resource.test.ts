import { expect, it } from 'vitest';
import type { Answer } from './fetch-json.ts';
import { liveResource } from './live-resource.ts';

function scripted(answers: Answer[]) {
  const asked: string[] = [];
  const waits: { ms: number; call: () => void }[] = [];
  const state = { visible: true, now: 1_000 };
  const world = {
    ask: async (url: string) => {
      asked.push(url);
      return answers.shift() ?? ({ ok: false, problem: { kind: 'unreachable' } } as const);
    },
    now: () => state.now,
    chance: () => 0,
    isVisible: () => state.visible,
    after: (ms: number, call: () => void) => {
      const waiting = { ms, call };
      waits.push(waiting);
      return () => {
        const place = waits.indexOf(waiting);
        if (place >= 0) waits.splice(place, 1);
      };
    },
  };
  let questions = 0;
  const resource = liveResource<string>(() => `/x?${++questions}`, { everyMs: 15_000, backOffMaxMs: 120_000 }, world);
  return { asked, waits, state, resource };
}
const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(() => resolve())));

it('asks at once, keeps the answer, and asks again after the usual time with a fresh address', async () => {
  const { asked, waits, resource } = scripted([
    { ok: true, data: 'one' },
    { ok: true, data: 'two' },
  ]);
  resource.subscribe(() => {});
  await settled();
  expect(resource.snapshot()).toEqual({ data: 'one', receivedAt: 1_000 });
  expect(waits.map(({ ms }) => ms)).toEqual([15_000]);
  waits[0]?.call();
  await settled();
  expect(resource.snapshot().data).toBe('two');
  expect(asked).toEqual(['/x?1', '/x?2']);
});

it('keeps the last good answer when the collector is gone, backs off, and forgets the problem afterwards', async () => {
  const { waits, resource } = scripted([
    { ok: true, data: 'one' },
    { ok: false, problem: { kind: 'unreachable' } },
    { ok: false, problem: { kind: 'server', status: 503 } },
    { ok: true, data: 'two' },
  ]);
  resource.subscribe(() => {});
  await settled();
  waits[0]?.call();
  await settled();
  expect(resource.snapshot()).toEqual({ data: 'one', receivedAt: 1_000, problem: { kind: 'unreachable' } });
  expect(waits.map(({ ms }) => ms)).toEqual([30_000]);
  waits[0]?.call();
  await settled();
  expect(waits.map(({ ms }) => ms)).toEqual([60_000]);
  waits[0]?.call();
  await settled();
  expect(resource.snapshot()).toEqual({ data: 'two', receivedAt: 1_000 });
  expect(waits.map(({ ms }) => ms)).toEqual([15_000]);
});

it('asks nothing while the page is hidden, and at once when it is seen again', async () => {
  const { asked, waits, state, resource } = scripted([
    { ok: true, data: 'one' },
    { ok: true, data: 'two' },
  ]);
  resource.subscribe(() => {});
  await settled();
  state.visible = false;
  waits[0]?.call();
  await settled();
  expect(asked).toHaveLength(1);
  state.visible = true;
  resource.refresh();
  await settled();
  expect(asked).toHaveLength(2);
});

it('stops when nobody listens any more', async () => {
  const { asked, waits, resource } = scripted([{ ok: true, data: 'one' }]);
  const leave = resource.subscribe(() => {});
  await settled();
  leave();
  expect(waits).toEqual([]);
  resource.refresh();
  expect(asked).toHaveLength(1);
});
