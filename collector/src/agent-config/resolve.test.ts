import { probes } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { WatchedService } from '../config/schema.ts';
import { type Level, resolveAgentConfig, type Standing } from './resolve.ts';

const service: WatchedService = {
  id: 'portal',
  kind: 'national-portal',
  name: 'P',
  hosts: ['p.example.vn'],
  pages: [{ url: 'https://p.example.vn/' }],
  path: 'internet',
  everyS: 300,
  watchedBy: 'communes',
  requestsPerDayMax: 1_000_000,
};
const pages = [
  { url: 'https://p.example.vn/logo.png', page: 'static' },
  { url: 'https://p.example.vn/app', page: 'application' },
] as const;
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
  expect(everyS({ requestsPerDayMax: 100_000, pages })).toBe(1_244);
  expect(everyS({ requestsPerDayMax: 1_000_000, pages })).toBe(300);
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

it('has each page of a service say what kind of page it is', () => {
  const http = { kind: 'http', everyS: 300, perDayMax: 576 };
  expect(resolve({ pages }).checks).toEqual([
    { ...http, id: 'portal.static', target: 'https://p.example.vn/logo.png', options: { page: 'static' } },
    { ...http, id: 'portal.application', target: 'https://p.example.vn/app', options: { page: 'application' } },
  ]);
});

it('hands on whose certificate the pages show, so that the agent takes it', () => {
  const pins = ['A'.repeat(43), 'B'.repeat(43)];
  const [check] = resolve({ expectedIssuer: 'VNPT', pins }).checks;
  expect(check?.options).toEqual({ expectedIssuer: 'VNPT', pins: pins.join(',') });
  expect(checkOptions(probes.find(({ name }) => name === 'http')?.options ?? {}, check?.options ?? {})).toMatchObject({
    ok: true,
  });
});

describe('the line', () => {
  const reflectors = [
    { id: 'collector', path: 'internet', target: 'mach.example.vn:8751', everyS: 15 },
    { id: 'tslcd', path: 'data-network', target: '10.1.0.5:8751', everyS: 15 },
  ] as const;
  const watched = (standing: Partial<Standing>) =>
    resolveAgentConfig(
      { ...settings, services: [], reflectors },
      { seat: 'leader', level: 'commune', ...standing },
      watchers,
    ).checks.map(({ id, kind, target, everyS, options }) =>
      [id, kind, target, everyS, options?.['replyTimeoutMs']].join(' '),
    );
  const internet = 'line.collector stamp mach.example.vn:8751 15 2000';
  const dataNetwork = 'line.tslcd stamp 10.1.0.5:8751 15 2000';

  it('is watched by leader and deputy alone', () => {
    expect(watched({})).toEqual([internet, dataNetwork]);
    expect(watched({ seat: 'deputy' })).toEqual([internet, dataNetwork]);
    expect(watched({ seat: undefined })).toEqual([]);
  });

  it.each([
    ['internet', [internet]],
    ['data-network', [dataNetwork]],
    ['both', [internet, dataNetwork]],
    ['proxy', []],
  ] as const)('of a commune with %s is watched as far as it is there', (network, expected) => {
    expect(watched({ network })).toEqual(expected);
  });
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

it('has all connect to the collector, and its page asked by those with a seat alone', () => {
  const given = { ...settings, services: [], publicUrl: 'https://mach.example.vn' };
  const checksOf = (seat?: 'leader') => resolveAgentConfig(given, { seat, level: 'commune' }, watchers).checks;
  const connect = { id: 'collector', kind: 'tcp', target: 'mach.example.vn:443', everyS: 300 };
  const page = { id: 'collector.page', kind: 'http', target: 'https://mach.example.vn/-/healthy', everyS: 7_200 };
  expect(checksOf()).toContainEqual(connect);
  expect(checksOf()).not.toContainEqual(page);
  expect(checksOf('leader')).toEqual(expect.arrayContaining([connect, page]));
});

it('does not have a name resolved behind a proxy', () => {
  const standing = { seat: undefined, level: 'commune', network: 'proxy' } as const;
  const publicUrl = 'https://mach.example.vn';
  const { checks } = resolveAgentConfig({ ...settings, services: [], publicUrl }, standing, watchers);
  expect(checks.map(({ id }) => id)).toEqual(['collector']);
});

it('gives another ETag for another list, and the same for the same', () => {
  expect(resolve({}, undefined).etag).not.toBe('');
  expect(resolve({ everyS: 600 }).etag).not.toBe(resolve().etag);
  expect(resolve({}, 'deputy').etag).toBe(resolve({}, 'leader').etag);
});
