import { expect, it } from 'vitest';
import { serviceSchema } from './config/schema.ts';
import { watchedService } from './config/watched-service.ts';
import type { WatchSettings } from './settings.ts';
import { createWatched } from './watched.ts';

const service = (id: string) => serviceSchema.parse({ id, kind: 'other', name: id, hosts: ['a.example.vn'] });
const ofFile: WatchSettings = { reportEveryS: 60, sendEveryS: 300, services: [watchedService(service('a'))] };

it('is what the configuration says as long as no page chose anything', () => {
  const watched = createWatched(() => ({ chosenServices: new Map(), services: new Map() }));
  expect(watched(ofFile)).toBe(ofFile);
});

it('has what pages chose beside it, and is the same value until one of the two changes', () => {
  let registry = { chosenServices: new Map([['b', service('b')]]), services: new Map() };
  const watched = createWatched(() => registry);
  const first = watched(ofFile);
  expect(first.services.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(watched(ofFile)).toBe(first);
  registry = { ...registry, services: new Map() };
  expect(watched(ofFile)).not.toBe(first);
  const other = { ...ofFile, services: [] };
  expect(watched(other).services.map(({ id }) => id)).toEqual(['b']);
});
