import { expect, it } from 'vitest';
import { serviceSchema } from './schema.ts';
import { allWatched, watchedService } from './watched-service.ts';

const service = (id: string, more = {}) =>
  serviceSchema.parse({ id, kind: 'other', name: id, hosts: [`${id}.example.vn`], ...more });

it('asks the pages that a service names, else the first of its first host', () => {
  expect(watchedService(service('a')).pages).toEqual([{ url: 'https://a.example.vn/' }]);
  const pages = { application: 'https://a.example.vn/app', static: 'https://a.example.vn/logo.png' };
  expect(watchedService(service('a', { pages })).pages).toEqual([
    { url: pages.static, page: 'static' },
    { url: pages.application, page: 'application' },
  ]);
});

it('watches what the file says and what pages chose, and of one id what the file says', () => {
  const ofFile = [watchedService(service('a', { name: 'của tệp' }))];
  const all = allWatched(ofFile, [service('a', { name: 'của trang' }), service('b')]);
  expect(all.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'của tệp'],
    ['b', 'b'],
  ]);
});
