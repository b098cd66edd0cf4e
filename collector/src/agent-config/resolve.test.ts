import { describe, expect, it } from 'vitest';
import type { WatchedService } from '../config/schema.ts';
import { type Level, resolveAgentConfig } from './resolve.ts';

const service: WatchedService = {
  id: 'portal',
  kind: 'national-portal',
  name: 'P',
  hosts: ['p.example.vn'],
  urls: ['https://p.example.vn/'],
  path: 'internet',
  everyS: 300,
  watchedBy: 'communes',
  requestsPerDayMax: 1_000_000,
};
const settings = { reportEveryS: 60, sendEveryS: 300, services: [service] };
const few = { places: 100, devices: 4_000 };
const watchers = { commune: few, province: { places: 1, devices: 3 } };
const resolve = (
  given: Partial<WatchedService> = {},
  seat: 'leader' | 'deputy' | undefined = 'leader',
  level: Level = 'commune',
) => resolveAgentConfig({ ...settings, services: [{ ...service, ...given }] }, { seat, level }, watchers);

it.each([['leader'], ['deputy']] as const)('has the %s ask a service at the full rate', (seat) => {
  expect(resolve({}, seat).checks).toEqual([
    { id: 'portal', kind: 'http', target: 'https://p.example.vn/', everyS: 300, perDayMax: 576 },
  ]);
});

it('has all others ask only when their user is affected, and an agent that does not know the word hardly ever', () => {
  const { checks } = resolveAgentConfig(settings, { seat: undefined, level: 'commune' }, watchers);
  expect(checks).toEqual([
    { id: 'portal', kind: 'http', target: 'https://p.example.vn/', everyS: 604_800, onDemand: true, perDayMax: 12 },
  ]);
});

it('asks less often where the budget is too small, and shares it between the pages of a service', () => {
  const everyS = (given: Partial<WatchedService>) => resolve(given).checks[0]?.everyS;
  expect(everyS({ requestsPerDayMax: 100_000 })).toBe(620);
  const urls = ['https://p.example.vn/', 'https://p.example.vn/app'];
  expect(everyS({ requestsPerDayMax: 100_000, urls })).toBe(1_244);
  expect(everyS({ requestsPerDayMax: 1_000_000, urls })).toBe(300);
});

it('asks nobody where there is less than a request a day for each', () => {
  const crowd = { places: 50_000, devices: 1_000_000 };
  const small = { ...settings, services: [{ ...service, requestsPerDayMax: 10_000 }] };
  for (const seat of ['leader', undefined] as const) {
    const config = resolveAgentConfig(small, { seat, level: 'commune' }, { ...watchers, commune: crowd });
    expect(config.checks).toEqual([]);
  }
});

describe.each([
  ['communes', ['commune']],
  ['province', ['province']],
  ['both', ['commune', 'province']],
] as const)('a service that is watched by %s', (watchedBy, levels) => {
  it.each(['commune', 'province'] as const)(`is asked by devices of ${levels.join(' and ')} alone: %s`, (level) => {
    const isAsked = (levels as readonly Level[]).includes(level);
    expect(resolve({ watchedBy }, 'leader', level).checks).toHaveLength(isAsked ? 1 : 0);
    expect(resolve({ watchedBy }, undefined, level).checks).toHaveLength(isAsked ? 1 : 0);
  });
});

it('names each address of a service apart', () => {
  const { checks } = resolve({ urls: ['https://p.example.vn/', 'https://p.example.vn/app'] });
  expect(checks.map(({ id, target }) => [id, target])).toEqual([
    ['portal.1', 'https://p.example.vn/'],
    ['portal.2', 'https://p.example.vn/app'],
  ]);
});

it.each([
  ['https://mach.example.vn', ['collector-name', 'collector']],
  ['http://127.0.0.1:8750', ['collector']],
  ['http://[::1]:8750', ['collector']],
  ['http://localhost:8750', ['collector']],
])('watches the way to the collector at %s, its name where it has one', (publicUrl, ids) => {
  const standing = { seat: undefined, level: 'commune' } as const;
  const { checks } = resolveAgentConfig({ ...settings, services: [], publicUrl }, standing, watchers);
  expect(checks.map(({ id }) => id)).toEqual(ids);
});

it('gives another ETag for another list, and the same for the same', () => {
  expect(resolve({}, undefined).etag).not.toBe('');
  expect(resolve({ everyS: 600 }).etag).not.toBe(resolve().etag);
  expect(resolve({}, 'deputy').etag).toBe(resolve({}, 'leader').etag);
});
