import type { Clock, Log } from '@mach/ports';
import { ALERTS_LIMITS, type AlertsLimits } from '../alerts/alert-limits.ts';
import type { PreparedAlerts } from '../alerts/alerts.ts';
import type { Channel } from '../alerts/channel.ts';
import type { AlertRouteConfig, AlertsConfig } from '../config/alerts-schema.ts';
import type { PageRoute, RouteSecrets } from '../config/page-route-schema.ts';
import { type AlertmanagerPorts, startAlertmanager } from './alertmanager.ts';
import { guardedAsk } from './ask-guarded.ts';
import { type AskHttp, askHttp } from './ask-http.ts';
import { type Allows, allowedAddresses } from './guarded-address.ts';
import { mailChannel } from './mail.ts';
import { smsChannel } from './sms.ts';
import { webhookChannel } from './webhook.ts';

export interface PreparePorts extends Omit<AlertmanagerPorts, 'judgingSince'> {
  readonly clock: Clock;
  readonly log: Log;
  /** The first line of a file, and all of one; each throws a sentence where there is none. */
  readonly readSecret: (file: string) => string;
  readonly readText: (file: string) => string;
  /** Which addresses routes of pages may ask. */
  readonly allows: Allows;
}

/** Routes with their ways out, ready to be taken up. */
export type PreparedRoutes = Pick<PreparedAlerts, 'routes' | 'channels' | 'mirrors'>;

/** A route with what is secret of it. */
export interface OpenedRoute<Route = AlertRouteConfig | PageRoute> {
  readonly route: Route;
  readonly secrets: RouteSecrets & { readonly ca?: string };
}

const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

/** Reads the secrets that a configuration names and makes its ways out. Throws a sentence where one can't be read; nothing is sent yet. */
export function prepareAlerts(
  { routes, digestAt, repeatHours }: AlertsConfig,
  ports: PreparePorts,
  limits: AlertsLimits = ALERTS_LIMITS,
): PreparedAlerts {
  const [hour = 0, minute = 0] = digestAt.split(':').map(Number);
  const opened = routes.map((route) => ({ route, secrets: secretsOf(route, ports) }));
  return {
    ...prepareRoutes(opened, { ...ports, ask: askHttp }, limits),
    digestMinute: hour * 60 + minute,
    repeatMs: repeatHours * 3_600_000,
  };
}

/** The ways out of routes that were made on pages: they ask no address that a page must not be used to ask. Never throws. */
export function preparePageRoutes(
  routes: readonly OpenedRoute<PageRoute>[],
  ports: PreparePorts,
  limits: AlertsLimits = ALERTS_LIMITS,
): PreparedRoutes {
  const addressOf = async (host: string) => (await allowedAddresses(host, ports.allows))[0]?.address ?? host;
  return prepareRoutes(routes, { ...ports, ask: guardedAsk(ports.allows), addressOf }, limits);
}

type Outlets = PreparePorts & { readonly ask: AskHttp; readonly addressOf?: (host: string) => Promise<string> };

function prepareRoutes(opened: readonly OpenedRoute[], outlets: Outlets, limits: AlertsLimits): PreparedRoutes {
  const mirrors = opened.flatMap(({ route, secrets }): PreparedAlerts['mirrors'] => {
    if (route.kind !== 'alertmanager') return [];
    const settings = { name: route.name, url: route.url, ask: outlets.ask, ...signInOf(route, secrets) };
    return [(judgingSince) => [route.name, startAlertmanager(settings, { ...outlets, judgingSince }, limits)]];
  });
  const channels = opened.flatMap(({ route, secrets }): [string, Channel][] => {
    const channel = channelOf(route, secrets, outlets);
    return channel === undefined ? [] : [[route.name, channel]];
  });
  return { routes: opened.map(({ route }) => route), mirrors, channels: new Map(channels) };
}

/** What of a route of the configuration stands in files of its own. */
function secretsOf(
  route: AlertRouteConfig,
  { readSecret, readText }: Pick<PreparePorts, 'readSecret' | 'readText'>,
): OpenedRoute['secrets'] {
  switch (route.kind) {
    case 'mail': {
      const { passwordFile, caFile } = route;
      return {
        ...(passwordFile === undefined ? {} : { password: readSecret(passwordFile) }),
        ...(caFile === undefined ? {} : { ca: readText(caFile) }),
      };
    }
    case 'webhook':
      return { url: route.url ?? readSecret(route.urlFile ?? ''), secret: readSecret(route.secretFile) };
    case 'sms':
      return route.secretFile === undefined ? {} : { secret: readSecret(route.secretFile) };
    case 'alertmanager':
      return route.passwordFile === undefined ? {} : { password: readSecret(route.passwordFile) };
    default:
      return route satisfies never;
  }
}

const signInOf = ({ user }: { readonly user?: string }, { password }: RouteSecrets) =>
  user === undefined || password === undefined ? {} : { user, password };

function channelOf(
  route: OpenedRoute['route'],
  secrets: OpenedRoute['secrets'],
  { clock, ask, addressOf }: Outlets,
): Channel | undefined {
  switch (route.kind) {
    case 'mail': {
      const { host, security, from, port = PORTS[security] } = route;
      return mailChannel({
        ...{ host, port, security, from, ...signInOf(route, secrets) },
        ...(secrets.ca === undefined ? {} : { ca: [secrets.ca] }),
        ...(addressOf === undefined ? {} : { addressOf }),
      });
    }
    case 'webhook': {
      const { url = '', secret = '' } = secrets;
      return webhookChannel({ url, secret, ask, nowS: () => clock.wallMs() / 1_000 });
    }
    case 'sms': {
      const { url, method, contentType, headers, body, accepted } = route;
      return smsChannel({
        ...{ url, method, contentType, headers, ask },
        ...(body === undefined ? {} : { body }),
        ...(accepted === undefined ? {} : { accepted }),
        ...(secrets.secret === undefined ? {} : { secret: secrets.secret }),
      });
    }
    case 'alertmanager':
      return undefined;
    default:
      return route satisfies never;
  }
}
