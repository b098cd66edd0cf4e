import { isIP } from 'node:net';
import type { PageRoute, RouteSecrets, TypedRoute } from '../config/page-route-schema.ts';

/** A route as it was, with its secrets as far as they could be opened. */
export interface RouteBefore {
  readonly route: PageRoute;
  readonly secrets: RouteSecrets;
}

/** A code of the administration's problems, and the field that it is about. */
type Refused = { readonly ok: false; readonly code: string; readonly field: string; readonly error: string };
type Entered = { readonly ok: true; readonly route: PageRoute; readonly secrets: RouteSecrets };

/**
 * The route that somebody typed, parted from its secrets. Secrets that were left out stay as they were, unless the route leads elsewhere
 * by now: who may change where a password goes must not get one that others typed.
 */
export function enterRoute(
  typed: TypedRoute,
  before: RouteBefore | undefined,
  mayAsk: (address: string) => boolean,
): Entered | Refused {
  if (before !== undefined && before.route.kind !== typed.kind)
    return no('kind', 'kind-fixed', 'a route keeps its kind: make another one');
  const { route, given } = parted(typed, before);
  const host = hostOf(route);
  if (isOwnMachine(host) ? !mayAsk('127.0.0.1') : isIP(host) !== 0 && !mayAsk(host)) {
    const error = `${host} is no address that a route of a page may ask: name it in the configuration file`;
    return no(route.kind === 'mail' ? 'host' : 'url', 'not-asked', error);
  }
  const isElsewhere = before !== undefined && targetOf(before.route) !== targetOf(route);
  const kept = isElsewhere ? {} : (before?.secrets ?? {});
  const all: RouteSecrets = { ...kept, ...given };
  const needed = neededBy(route);
  const missing = needed.find((name) => all[name] === undefined);
  if (missing !== undefined) {
    const hadIt = before?.secrets[missing] !== undefined;
    return hadIt
      ? no(missing, 'secret-again', 'the route leads elsewhere now: give its secret again')
      : no(missing, 'required', `${missing} is missing`);
  }
  // What a route has no use for any more is not kept.
  const optional = route.kind === 'sms' ? ['secret' as const] : [];
  const names = [...needed, ...optional];
  const secrets = Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
  return { ok: true, route, secrets };
}

/** Where a route leads: server and port, or where an address begins. */
export function targetOf(route: PageRoute): string {
  switch (route.kind) {
    case 'mail':
      return `${route.host}:${route.port ?? ''} ${route.security}`;
    case 'webhook':
      return route.origin;
    case 'sms':
    case 'alertmanager':
      return originOf(route.url);
    default:
      return route satisfies never;
  }
}

function parted(typed: TypedRoute, before: RouteBefore | undefined): { route: PageRoute; given: RouteSecrets } {
  switch (typed.kind) {
    case 'mail':
    case 'alertmanager': {
      const { password, ...route } = typed;
      return { route, given: password === undefined ? {} : { password } };
    }
    case 'sms': {
      const { secret, ...route } = typed;
      return { route, given: secret === undefined ? {} : { secret } };
    }
    case 'webhook': {
      const { url, secret, ...route } = typed;
      const origin = url === undefined ? beforeOrigin(before) : originOf(url);
      const given = { ...(url === undefined ? {} : { url }), ...(secret === undefined ? {} : { secret }) };
      return { route: { ...route, origin }, given };
    }
    default:
      return typed satisfies never;
  }
}

const beforeOrigin = (before: RouteBefore | undefined): string =>
  before?.route.kind === 'webhook' ? before.route.origin : '';

/** Of an address with `{…}` in it too. */
const originOf = (url: string): string => {
  const [, origin = ''] = /^(https?:\/\/[^/?#]+)/i.exec(url) ?? [];
  return origin.toLowerCase();
};

function hostOf(route: PageRoute): string {
  if (route.kind === 'mail') return route.host.replace(/^\[|\]$/g, '');
  const origin = targetOf(route);
  return URL.canParse(origin) ? new URL(origin).hostname.replace(/^\[|\]$/g, '') : '';
}

const isOwnMachine = (host: string): boolean => /(^|\.)localhost\.?$/i.test(host);

function neededBy(route: PageRoute): readonly (keyof RouteSecrets)[] {
  switch (route.kind) {
    case 'mail':
    case 'alertmanager':
      return route.user === undefined ? [] : ['password'];
    case 'webhook':
      return ['url', 'secret'];
    case 'sms':
      return [route.url, route.body ?? '', ...Object.values(route.headers)].some((each) => each.includes('{secret}'))
        ? ['secret']
        : [];
    default:
      return route satisfies never;
  }
}

const no = (field: string, code: string, error: string): Refused => ({ ok: false, code, field, error });
