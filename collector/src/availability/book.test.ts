import { markAt } from '@mach/diagnosis';
import { expect, it } from 'vitest';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { Folded } from '../state/folded.ts';
import { emptyState } from '../state/mutable-state.ts';
import { createAvailabilityBook } from './book.ts';

const state = emptyState();
state.registry.devices.set('d', {
  id: 'd',
  number: 7,
  unitCode: '1',
  siteId: 's',
  coverage: 'measured',
} as RegisteredDevice);
state.registry.devices.set('lost', { id: 'lost', number: 8, unitCode: '1', coverage: 'measured' } as RegisteredDevice);

const at = (text: string) => Date.parse(`${text}+07:00`);
const batch = (device: string, times: readonly string[], receivedAt = at('2026-11-26T12:00:00')): Folded => ({
  type: 'entry',
  entry: {} as never,
  batch: {
    device,
    receivedAt,
    readings: times.map((time) => ({
      reading: { kind: 'stamp', id: 'line.collector', uptimeMs: 1, ok: true, values: {} },
      at: at(time),
      estimated: false,
    })),
  },
});
const taken = (...all: readonly Folded[]) => {
  const book = createAvailabilityBook();
  for (const each of all) book.take(each, state as unknown as FleetState);
  return book;
};

it('keeps of each minute the first and the last second, and the marks by day in Việt Nam', () => {
  const times = ['2026-11-25T23:59:59', '2026-11-26T00:00:01', '2026-11-26T00:00:20', '2026-11-26T00:00:40'];
  const marks = (...seconds: number[]) => ({ 'line.internet': { 7: seconds.map((second) => markAt(second, 'good')) } });
  expect(taken(batch('d', times)).pending()).toEqual([
    { site: 's', day: '2026-11-25', evidence: { alive: [86_399], pcs: [7], paths: marks(86_399) } },
    { site: 's', day: '2026-11-26', evidence: { alive: [1, 40], pcs: [7], paths: marks(1, 20, 40) } },
  ]);
});

it('does not believe dates of the future or of long ago, nor a device without a site', () => {
  const odd = batch('d', ['2026-11-26T12:00:01', '2026-10-01T08:00:00']);
  expect(taken(odd, batch('lost', ['2026-11-26T08:00:00'])).pending()).toEqual([]);
});

it('hands over again what was not kept, together with what came since', () => {
  const book = taken(batch('d', ['2026-11-26T08:00:00']));
  const first = book.handOver();
  book.take(batch('d', ['2026-11-26T08:01:00']), state as unknown as FleetState);
  const second = book.handOver();
  expect(second[0]?.evidence.alive).toEqual([28_800, 28_860]);
  book.kept(first);
  expect(book.pending()).toEqual(second);
  book.kept(second);
  expect(book.pending()).toEqual([]);
});
