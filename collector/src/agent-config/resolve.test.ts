import { kinds } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { expect, it } from 'vitest';
import type { WatchedService } from '../config/schema.ts';
import { resolveAgentConfig } from './resolve.ts';

const service: WatchedService = {
  id: 'portal',
  kind: 'national-portal',
  name: 'P',
  hosts: ['p.example.vn'],
  pages: [{ url: 'https://p.example.vn/' }],
  path: 'internet',
  everyS: 300,
};
const settings = { reportEveryS: 60, sendEveryS: 300, services: [service] };

it('has a site ask a service as often as two devices would, however many it has', () => {
  const everyS = (siteDevices: number) => resolveAgentConfig(settings, siteDevices).checks[0]?.everyS;
  expect([1, 2, 3, 40, 4_000].map(everyS)).toEqual([300, 300, 600, 6_000, 86_400]);
});

it('has each page of a service say what kind of page it is', () => {
  const two: WatchedService = {
    ...service,
    pages: [
      { url: 'https://p.example.vn/logo.png', page: 'static' },
      { url: 'https://p.example.vn/app', page: 'application' },
    ],
  };
  const { checks } = resolveAgentConfig({ ...settings, services: [two] }, 1);
  expect(checks).toEqual([
    {
      id: 'portal.static',
      kind: 'http',
      target: 'https://p.example.vn/logo.png',
      everyS: 300,
      options: { page: 'static' },
    },
    {
      id: 'portal.application',
      kind: 'http',
      target: 'https://p.example.vn/app',
      everyS: 300,
      options: { page: 'application' },
    },
  ]);
});

it('hands on whose certificate is expected, in options that the probe takes', () => {
  const pinned = { ...service, expectedIssuer: 'O=Example CA', pins: Array.from({ length: 9 }, () => 'A'.repeat(43)) };
  const [check] = resolveAgentConfig({ ...settings, services: [pinned] }, 1).checks;
  expect(check?.options).toMatchObject({ expectedIssuer: 'O=Example CA' });
  const { options } = kinds.get('http') ?? { options: {} };
  expect(checkOptions(options, check?.options ?? {})).toMatchObject({ ok: true });
});

it.each([
  ['https://mach.example.vn', ['collector-name', 'collector']],
  ['http://127.0.0.1:8750', ['collector']],
  ['http://[::1]:8750', ['collector']],
  ['http://localhost:8750', ['collector']],
])('watches the way to the collector at %s, its name where it has one', (publicUrl, ids) => {
  const { checks } = resolveAgentConfig({ ...settings, services: [], publicUrl }, 1);
  expect(checks.map(({ id }) => id)).toEqual(ids);
});

it('does not have a name resolved behind a proxy', () => {
  const publicUrl = 'https://mach.example.vn';
  const { checks } = resolveAgentConfig({ ...settings, services: [], publicUrl, network: 'proxy' }, 1);
  expect(checks.map(({ id }) => id)).toEqual(['collector']);
});

it('gives another ETag for another list, and the same for the same', () => {
  const { etag } = resolveAgentConfig(settings, 1);
  expect(resolveAgentConfig(settings, 40).etag).not.toBe(etag);
  expect(resolveAgentConfig(settings, 2).etag).toBe(etag);
});
