import { expect, it } from 'vitest';
import type { Folded } from '../state/folded.ts';
import { createUnitIndex, devicesByUnit } from './devices-by-unit.ts';
import { COUNTER_PC, NEW_PC, NOW, PROVINCE_PC, REVOKED_PC, SILENT_PC, smallFleet } from './testing/small-fleet.ts';

it('gives each unit its devices, those that never reported too', () => {
  const ids = [...devicesByUnit(smallFleet())].map(([code, devices]) => [code, devices.map(({ id }) => id)]);
  expect(ids).toEqual([
    ['00001', [COUNTER_PC, SILENT_PC, REVOKED_PC]],
    ['00002', [NEW_PC]],
    ['92', [PROVINCE_PC]],
  ]);
});

it('is made anew after a decision about the registry, and not after a batch', () => {
  const { index, fold } = running(true);
  const first = index();
  fold({ type: 'tick', time: NOW });
  expect(index()).toBe(first);
  const change = { type: 'device-moved', device: COUNTER_PC, unitCode: '00002' } as const;
  fold({ type: 'entry', entry: { kind: 'registry', position: 8, receivedAt: NOW, change } });
  expect(index()).not.toBe(first);
});

it('is not kept while the journal is still being read', () => {
  const { index } = running(false);
  expect(index()).not.toBe(index());
});

function running(ready: boolean) {
  const state = smallFleet();
  let fold: (folded: Folded) => void = () => {};
  const index = createUnitIndex({
    state: () => state,
    readiness: () => (ready ? { ready } : { ready, reason: 'reading' }),
    onFold(hook) {
      fold = hook;
      return () => {};
    },
  });
  return { index, fold: (folded: Folded) => fold(folded) };
}
