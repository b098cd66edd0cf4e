import { expect, it } from 'vitest';
import type { WatchedService } from '../config/schema.ts';
import { resolveAgentConfig } from './resolve.ts';

const service: WatchedService = {
  id: 'portal',
  kind: 'national-portal',
  name: 'P',
  hosts: ['p.example.vn'],
  urls: ['https://p.example.vn/'],
  path: 'internet',
  everyS: 300,
};
const settings = { reportEveryS: 60, sendEveryS: 300, services: [service] };

it('has a site ask a service as often as two devices would, however many it has', () => {
  const everyS = (siteDevices: number) => resolveAgentConfig(settings, siteDevices).checks[0]?.everyS;
  expect([1, 2, 3, 40, 4_000].map(everyS)).toEqual([300, 300, 600, 6_000, 86_400]);
});

it('names each address of a service apart', () => {
  const two = { ...service, urls: ['https://p.example.vn/', 'https://p.example.vn/app'] };
  const { checks } = resolveAgentConfig({ ...settings, services: [two] }, 1);
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
  const { checks } = resolveAgentConfig({ ...settings, services: [], publicUrl }, 1);
  expect(checks.map(({ id }) => id)).toEqual(ids);
});

it('gives another ETag for another list, and the same for the same', () => {
  const { etag } = resolveAgentConfig(settings, 1);
  expect(resolveAgentConfig(settings, 40).etag).not.toBe(etag);
  expect(resolveAgentConfig(settings, 2).etag).toBe(etag);
});
