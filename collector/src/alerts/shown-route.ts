import type { AlertListener, AlertRouteFields } from '@mach/wire';
import type { AlertRouteConfig } from '../config/alerts-schema.ts';
import type { PageRoute } from '../config/page-route-schema.ts';
import { targetOf } from './enter-route.ts';
import { heardBy } from './recipients.ts';

/** Who hears by a route, as administrators see it. */
export function listenersOf(route: AlertRouteConfig | PageRoute): readonly AlertListener[] {
  switch (route.kind) {
    case 'mail':
    case 'sms':
      return route.recipients.map((each) => ({
        ...listening(each),
        name: each.name,
        to: each.to,
        hears: heardBy(each),
      }));
    case 'webhook':
      return [{ ...listening(route), name: route.name, hears: heardBy(route, 'hook') }];
    case 'alertmanager':
      return [];
    default:
      return route satisfies never;
  }
}

type Listening = Pick<AlertListener, 'communes' | 'language' | 'hours' | 'communesMin'>;
const listening = ({ communes, language, hours, communesMin }: Listening): Listening => ({
  ...{ language, communesMin },
  ...(communes === undefined ? {} : { communes }),
  ...(hours === undefined ? {} : { hours }),
});

/** Where a route of the configuration leads, as far as no secret may stand in it: of an address its beginning. */
export function targetOfFile(route: AlertRouteConfig): string {
  if (route.kind === 'mail') return route.port === undefined ? route.host : `${route.host}:${route.port}`;
  return route.url === undefined ? '' : beginningOf(route.url);
}

/** The same of a route of the pages. */
export const targetOfPage = (route: PageRoute): string =>
  route.kind === 'mail' ? targetOf(route).replace(/:? \w+$/, '') : beginningOf(targetOf(route));

const beginningOf = (url: string): string => /^https?:\/\/[^/?#]+/i.exec(url)?.[0].replace(/\/\/[^@]*@/, '//') ?? '';

/** What of a route of the pages stands in its form again. */
export function fieldsOfRoute(route: PageRoute): AlertRouteFields {
  switch (route.kind) {
    case 'mail': {
      const { host, port, security, user, from } = route;
      return {
        ...{ host, security, from },
        ...(port === undefined ? {} : { port }),
        ...(user === undefined ? {} : { user }),
      };
    }
    case 'webhook':
      return {};
    case 'sms': {
      const { url, method, contentType, headers, body, accepted, marks } = route;
      const optional = { ...(body === undefined ? {} : { body }), ...(accepted === undefined ? {} : { accepted }) };
      return { url, method, contentType, headers, marks, ...optional };
    }
    case 'alertmanager':
      return { url: route.url, ...(route.user === undefined ? {} : { user: route.user }) };
    default:
      return route satisfies never;
  }
}
