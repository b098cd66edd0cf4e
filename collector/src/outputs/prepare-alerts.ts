import type { Clock, Log } from '@mach/ports';
import { ALERTS_LIMITS, type AlertsLimits } from '../alerts/alert-limits.ts';
import type { PreparedAlerts } from '../alerts/alerts.ts';
import type { Channel } from '../alerts/channel.ts';
import type { AlertRouteConfig, AlertsConfig } from '../config/alerts-schema.ts';
import { type AlertmanagerPorts, startAlertmanager } from './alertmanager.ts';
import { mailChannel } from './mail.ts';
import { smsChannel } from './sms.ts';
import { webhookChannel } from './webhook.ts';

export interface PreparePorts extends Omit<AlertmanagerPorts, 'judgingSince'> {
  readonly clock: Clock;
  readonly log: Log;
  /** The first line of a file, and all of one; each throws a sentence where there is none. */
  readonly readSecret: (file: string) => string;
  readonly readText: (file: string) => string;
}

const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

/** Reads the secrets that a configuration names and makes its ways out. Throws a sentence where one can't be read; nothing is sent yet. */
export function prepareAlerts(
  { routes, digestAt, repeatHours }: AlertsConfig,
  ports: PreparePorts,
  limits: AlertsLimits = ALERTS_LIMITS,
): PreparedAlerts {
  const [hour = 0, minute = 0] = digestAt.split(':').map(Number);
  const mirrors = routes.flatMap((route): PreparedAlerts['mirrors'] => {
    if (route.kind !== 'alertmanager') return [];
    const { name, url, user, passwordFile } = route;
    const settings = {
      ...{ name, url },
      ...(user === undefined || passwordFile === undefined ? {} : { user, password: ports.readSecret(passwordFile) }),
    };
    return [(judgingSince) => [name, startAlertmanager(settings, { ...ports, judgingSince }, limits)]];
  });
  const channels = routes.flatMap((route): [string, Channel][] => {
    const channel = channelOf(route, ports);
    return channel === undefined ? [] : [[route.name, channel]];
  });
  return {
    ...{ routes, mirrors },
    channels: new Map(channels),
    digestMinute: hour * 60 + minute,
    repeatMs: repeatHours * 3_600_000,
  };
}

function channelOf(route: AlertRouteConfig, { readSecret, readText, clock }: PreparePorts): Channel | undefined {
  switch (route.kind) {
    case 'mail': {
      const { host, security, from, user, passwordFile, caFile, port = PORTS[security] } = route;
      return mailChannel({
        ...{ host, port, security, from },
        ...(user === undefined || passwordFile === undefined ? {} : { user, password: readSecret(passwordFile) }),
        ...(caFile === undefined ? {} : { ca: [readText(caFile)] }),
      });
    }
    case 'webhook': {
      const url = route.url ?? readSecret(route.urlFile ?? '');
      return webhookChannel({ url, secret: readSecret(route.secretFile), nowS: () => clock.wallMs() / 1_000 });
    }
    case 'sms': {
      const { secretFile, url, method, contentType, headers, body, accepted } = route;
      return smsChannel({
        ...{ url, method, contentType, headers },
        ...(body === undefined ? {} : { body }),
        ...(accepted === undefined ? {} : { accepted }),
        ...(secretFile === undefined ? {} : { secret: readSecret(secretFile) }),
      });
    }
    case 'alertmanager':
      return undefined;
    default:
      return route satisfies never;
  }
}
