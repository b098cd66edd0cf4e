import { expect, it } from 'vitest';
import { pageRouteSchema } from '../config/page-route-schema.ts';
import type { Registry } from '../state/fleet-state.ts';
import { setAlertRoute } from './set-alert-route.ts';

const mail = (communes?: readonly string[]) =>
  pageRouteSchema.parse({
    ...{ kind: 'mail', name: 'thu', host: 'h.vn', from: 'a@b.vn' },
    recipients: [{ name: 'so', to: 'so@b.vn', ...(communes === undefined ? {} : { communes }) }],
  });
const units: Registry['units'] = new Map([['99001', { code: '99001', kind: 'commune', name: 'Xã Ví Dụ' }]]);
const none = { alertRoutes: new Map(), units };
const one = { alertRoutes: new Map([['thu', { route: mail() }]]), units };
const set = (isNew: boolean, route = mail()) => ({ type: 'set-alert-route', route, isNew }) as const;

it('makes a route that there is not yet, and changes one that there is', () => {
  expect(setAlertRoute({ ...set(true), sealed: 'x' }, none).changes).toEqual([
    { type: 'alert-route-set', route: mail(), sealed: 'x' },
  ]);
  expect(setAlertRoute(set(true), one).answer).toMatchObject({ code: 'name-taken' });
  expect(setAlertRoute(set(false), none).answer).toMatchObject({ code: 'not-found' });
  expect(setAlertRoute(set(false), one).changes).toHaveLength(1);
});

it('removes what there is', () => {
  const remove = { type: 'remove-alert-route', name: 'thu' } as const;
  expect(setAlertRoute(remove, one).changes).toEqual([{ type: 'alert-route-removed', name: 'thu' }]);
  expect(setAlertRoute(remove, none).answer).toMatchObject({ code: 'not-found' });
});

it('knows the communes of those who hear', () => {
  expect(setAlertRoute(set(true, mail(['99001'])), none).answer.ok).toBe(true);
  expect(setAlertRoute(set(true, mail(['99009'])), none).answer).toMatchObject({ code: 'unknown-commune' });
});

it('keeps no more than fifty', () => {
  const alertRoutes = new Map(Array.from({ length: 50 }, (_, at) => [`r${at}`, { route: mail() }]));
  expect(setAlertRoute(set(true), { alertRoutes, units }).answer).toMatchObject({ code: 'too-many' });
});
