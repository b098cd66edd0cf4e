import type { Network, Service } from '@mach/wire';
import { expect, it } from 'vitest';
import { hasPath, isOfOne, servicesNotApplicable } from './reachable.ts';

const service = (id: string, path: Service['path']): Service => ({ id, kind: 'other', name: id, hosts: [], path });
const portal = service('portal', 'internet');
const documents = service('documents', 'data-network');

it.each<[Network | undefined, boolean, boolean]>([
  ['internet', true, false],
  ['data-network', false, true],
  ['both', true, true],
  ['proxy', true, true],
  [undefined, true, true],
])('a commune with %s reaches the internet: %s, the data network: %s', (network, internet, dataNetwork) => {
  expect([hasPath(network, portal), hasPath(network, documents)]).toEqual([internet, dataNetwork]);
});

it('names the services that do not apply to a commune', () => {
  const commune = { code: '00123', kind: 'commune', name: 'xã Bình Sơn', network: 'internet' } as const;
  const registry = {
    units: new Map([[commune.code, commune]]),
    services: new Map([portal, documents].map((each) => [each.id, each])),
  };
  expect(servicesNotApplicable(registry, commune.code)).toEqual([documents]);
  expect(servicesNotApplicable(registry, '99999')).toEqual([]);
});

it.each([
  ['documents', true],
  ['documents.static', true],
  ['documents-2', false],
  ['portal', false],
  [undefined, false],
])('a reading of the check %s is of the service documents: %s', (id, is) => {
  expect(isOfOne([documents], id === undefined ? {} : { id })).toBe(is);
});
