import type { LatestReading, Line, Site } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { readingKey } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { lineStandings } from './line-standings.ts';

const NOW = Date.UTC(2026, 10, 28, 2);
const MINUTE_MS = 60_000;
const SITE: Site = { id: 's', unitCode: '99001', name: 'Trụ sở' };
const internet: Line = { id: 'net', siteId: 's', kind: 'internet', provider: 'VNPT' };
const dataNetwork: Line = { id: 'tsl', siteId: 's', kind: 'data-network', provider: 'Viettel' };

const minutesAgo = (minutes: number) => NOW - minutes * MINUTE_MS;
const found = (id: string, minutes: number, more: Partial<LatestReading> = {}): LatestReading => ({
  ...{ kind: id.startsWith('line.') ? 'stamp' : 'http', id, at: minutesAgo(minutes), ok: true },
  ...{ values: { sent: 4, received: 4 }, ...more },
});
const failed = (id: string, minutes: number) => found(id, minutes, { ok: false, failure: 'timeout', values: {} });

interface Given {
  readonly lines: readonly Line[];
  readonly readings?: readonly LatestReading[];
  readonly heard?: { readonly isHeard: boolean; readonly since: number };
  readonly isUp?: boolean;
  readonly network?: 'both' | 'data-network';
}

function standings({ lines, readings = [], heard, isUp = true, network = 'both' }: Given) {
  const state = emptyState();
  const { registry } = state;
  registry.units.set('99001', { code: '99001', kind: 'commune', name: 'Xã Số 1', network });
  registry.sites.set('s', SITE);
  for (const line of lines) registry.lines.set(line.id, line);
  registry.reflectors = [{ id: 'tinh', path: 'data-network' }];
  registry.services.set('cong', { id: 'cong', kind: 'other', name: 'Cổng', hosts: ['a'], path: 'data-network' });
  const device = { id: 'd', unitCode: '99001', siteId: 's', coverage: 'measured' } as unknown as RegisteredDevice;
  const telemetry = { up: isUp, readings: new Map(readings.map((each) => [readingKey(each), each])) };
  const world = {
    ...{ ...state, registry: { ...registry, devices: new Map([['d', device]]) } },
    communes: new Map([['99001', { devices: new Map([['d', telemetry]]) }]]),
    seats: new Map([['s', { leader: 'd' }]]),
    heartbeats: new Map(heard === undefined ? [] : [['d', heard]]),
  } as unknown as FleetState;
  return Object.fromEntries(lineStandings(world, SITE, NOW));
}

const HEARD = { isHeard: true, since: minutesAgo(600) };
const SILENT = { isHeard: false, since: minutesAgo(10) };

describe('of a site with one line', () => {
  it('is whether the site is heard', () => {
    expect(standings({ lines: [internet], heard: HEARD })).toEqual({ net: HEARD });
    expect(standings({ lines: [dataNetwork], heard: SILENT })).toEqual({ tsl: SILENT });
  });

  it('is so of one that nobody registered', () => {
    expect(standings({ lines: [], heard: HEARD })).toEqual({ line: HEARD });
  });

  it('is nothing while nothing watches', () => {
    expect(standings({ lines: [internet] })).toEqual({});
  });
});

describe('of a site with a line of each kind', () => {
  const lines = [internet, dataNetwork];

  it.each<[string, readonly LatestReading[], boolean | undefined]>([
    ['a watch over it that is answered', [found('line.tinh', 1)], true],
    ['a watch over it that is not', [failed('line.tinh', 1)], false],
    ['a service over it that answers', [found('cong', 20)], true],
    ['a service over it that does not', [failed('cong', 1)], undefined],
    ['a watch that failed just before a service answered', [failed('line.tinh', 3), found('cong', 1)], true],
    ['a watch that failed long after a service answered', [failed('line.tinh', 1), found('cong', 20)], false],
    ['an answer of an hour ago', [found('line.tinh', 60)], undefined],
    ['nothing', [], undefined],
  ])('the one that does not lead to the collector stands by %s', (_, readings, isHeard) => {
    expect(standings({ lines, readings, heard: HEARD })).toEqual({
      net: HEARD,
      ...(isHeard === undefined ? {} : { tsl: { isHeard } }),
    });
  });

  it('the one that leads to the collector stands by what is heard, which may be the data network', () => {
    const given = { lines, heard: HEARD, readings: [found('line.collector', 1)] };
    expect(standings({ ...given, network: 'data-network' })).toEqual({ tsl: HEARD });
  });

  it('nothing is said of the other by what came before the site fell silent', () => {
    expect(standings({ lines, heard: SILENT, readings: [found('line.tinh', 12)] })).toEqual({ net: SILENT });
    expect(standings({ lines, heard: HEARD, readings: [found('line.tinh', 1)], isUp: false })).toEqual({ net: HEARD });
  });

  it('the way to the collector tells of its line where no seat is watched', () => {
    expect(standings({ lines, readings: [found('collector', 1)] })).toEqual({ net: { isHeard: true } });
  });
});

it('of two lines of one kind nothing is said, for nobody can tell by which of them anything came', () => {
  const second: Line = { ...internet, id: 'net2', provider: 'FPT' };
  const readings = [found('line.tinh', 1), found('collector', 1)];
  expect(standings({ lines: [internet, second, dataNetwork], heard: HEARD, readings })).toEqual({
    tsl: { isHeard: true },
  });
});
