import { expect, it } from 'vitest';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { observe } from './observe.ts';

const { registry } = emptyState();
registry.units.set('1', { code: '1', kind: 'commune', name: 'Xã', network: 'both' });
registry.units.set('2', { code: '2', kind: 'commune', name: 'Xã', network: 'data-network' });
registry.services.set('cong', { id: 'cong', kind: 'other', name: 'Cổng', hosts: ['a'], path: 'data-network' });
registry.reflectors = [{ id: 'tinh', path: 'data-network' }];
const of = (unitCode: string) => ({ unitCode }) as RegisteredDevice;

const good = { ok: true, values: { sent: 4, received: 4 } };
const failed = (failure: string) => ({ ok: false, failure, values: {} });

it.each([
  ['a watch', { kind: 'stamp', id: 'line.collector', ...good }, ['line.internet good']],
  ['a watch of the data network', { kind: 'stamp', id: 'line.tinh', ...good }, ['line.data-network good']],
  [
    'a watch that loses much',
    { kind: 'stamp', id: 'line.tinh', ok: true, values: { sent: 6, received: 4 } },
    ['line.data-network slow'],
  ],
  [
    'a watch that loses one of four',
    { kind: 'stamp', id: 'line.tinh', ok: true, values: { sent: 4, received: 3 } },
    ['line.data-network good'],
  ],
  ['a watch without an answer', { kind: 'stamp', id: 'line.collector', ...failed('timeout') }, ['line.internet bad']],
  ['a watch that could not be made', { kind: 'stamp', id: 'line.collector', ...failed('denied') }, []],
  ['a reflector that nobody registered', { kind: 'stamp', id: 'line.xa', ...good }, []],
  ['a way to the collector', { kind: 'tcp', id: 'collector', ok: true, values: {} }, ['way.internet good']],
  ['a collector that is off', { kind: 'tcp', id: 'collector', ...failed('refused') }, ['way.internet good']],
  ['no way to the collector', { kind: 'tcp', id: 'collector', ...failed('timeout') }, []],
  [
    'a page',
    { kind: 'http', id: 'cong.static', ok: true, durationMs: 900, values: {} },
    ['service.cong static good', 'way.data-network good'],
  ],
  [
    'a slow page',
    { kind: 'http', id: 'cong.application', ok: true, durationMs: 5_000, values: {} },
    ['service.cong application slow', 'way.data-network good'],
  ],
  [
    'a page with an error',
    { kind: 'http', id: 'cong', ...failed('bad-reply') },
    ['service.cong bad', 'way.data-network good'],
  ],
  ['a page that does not come', { kind: 'http', id: 'cong', ...failed('timeout') }, ['service.cong bad']],
  ['a name that is not found', { kind: 'http', id: 'cong', ...failed('not-found') }, []],
  [
    'a train',
    { kind: 'stamp', id: 'hop', ok: true, values: { sent: 500, received: 500, videoFit: 'poor' } },
    ['video slow'],
  ],
  ['a bridge that answers', { kind: 'sip', id: 'cau', ok: true, values: {} }, ['video good']],
  ['what the machine feels', { kind: 'cpu', ok: true, values: { busyMs: 1 } }, []],
])('%s', (_, reading, expected) => {
  const found = observe(reading as Parameters<typeof observe>[0], of('1'), registry);
  expect(
    found.map(({ path, page, mark }) => [path, page, mark].filter((part) => part !== undefined).join(' ')),
  ).toEqual(expected);
});

it('where the collector is reached by the data network alone, its reflector stands there', () => {
  const reading = { kind: 'stamp', id: 'line.collector', uptimeMs: 1, ...good };
  expect(observe(reading, of('2'), registry)).toEqual([{ path: 'line.data-network', mark: 'good' }]);
});
