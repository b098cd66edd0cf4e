import { ALERT_ROUTES_MAX } from '../config/alerts-schema.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

type Asked = Extract<AdminRequest, { type: 'set-alert-route' | 'remove-alert-route' }>;

/** Decides about a route of alerts of the pages. Those of the configuration file are for the route to know, which has read it. */
export function setAlertRoute(
  request: Asked,
  { alertRoutes, units }: Pick<Registry, 'alertRoutes' | 'units'>,
): Decision {
  if (request.type === 'remove-alert-route') {
    const { name } = request;
    if (!alertRoutes.has(name)) return no('not-found', `no page made a route ${name}`);
    return { changes: [{ type: 'alert-route-removed', name }], answer: { ok: true } };
  }
  const { route, sealed, isNew } = request;
  const isThere = alertRoutes.has(route.name);
  if (isNew && isThere) return no('name-taken', `there is a route ${route.name} already`);
  if (!isNew && !isThere) return no('not-found', `no page made a route ${route.name}`);
  if (isNew && alertRoutes.size >= ALERT_ROUTES_MAX)
    return no('too-many', `at most ${ALERT_ROUTES_MAX} routes are kept`);
  const unknown = communesOf(route).find((code) => units.get(code)?.kind !== 'commune');
  if (unknown !== undefined)
    return {
      changes: [],
      answer: { ...refusal('unknown-commune', `there is no commune ${unknown}`), field: 'communes' },
    };
  const change = { type: 'alert-route-set', route, ...(sealed === undefined ? {} : { sealed }) } as const;
  return { changes: [change], answer: { ok: true } };
}

function communesOf(route: Extract<Asked, { type: 'set-alert-route' }>['route']): readonly string[] {
  if (route.kind === 'alertmanager') return [];
  const all = route.kind === 'webhook' ? [route] : route.recipients;
  return all.flatMap(({ communes = [] }) => communes);
}

const refusal = (code: string, error: string) => ({ ok: false, code, error }) as const;
const no = (code: string, error: string): Decision => ({
  changes: [],
  answer: { ...refusal(code, error), field: 'name' },
});
