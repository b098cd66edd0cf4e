import { isAnnounced, isTold } from '@mach/diagnosis';
import { incidentTitle, verdictSentence } from '@mach/messages';
import type { Clock, Log } from '@mach/ports';
import type { AlertTestRow, Incident } from '@mach/wire';
import type { AlertsLimits } from '../alerts/alert-limits.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import { rowOf, serviceOf } from '../incidents/incident-rows.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { type AskHttp, askHttp } from './ask-http.ts';

export interface AlertmanagerSettings {
  readonly name: string;
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** `askHttp` unless said. */
  readonly ask?: AskHttp;
}

export interface AlertmanagerPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<Meter, 'add' | 'set'>;
  readonly state: () => FleetState;
  readonly now: () => number;
  /** When the collector began to judge. */
  readonly judgingSince: number;
  readonly url: () => string | undefined;
}

/** An alert as `POST /api/v2/alerts` takes it. What it is, is its labels. */
export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL?: string;
}

/**
 * Tells an Alertmanager again and again what lasts, and for a while what is over: grouping, silences and whom to tell are its own
 * affair. It forgets by itself what is not told any more, so that a dead collector leaves no alert behind.
 */
export function startAlertmanager(settings: AlertmanagerSettings, ports: AlertmanagerPorts, limits: AlertsLimits) {
  const { clock, log, meter } = ports;
  const { name } = settings;
  const stopping = new AbortController();
  /** By incident: what it was called last, to end that when it is called otherwise. */
  let posted = new Map<number, PostedAlert>();
  let isDown = false;
  let deliveredAt: number | undefined;
  const done = run();

  return {
    deliveredAt: () => deliveredAt,
    async test(): Promise<readonly AlertTestRow[]> {
      const now = ports.now();
      const trouble = await post([testAlert(now)]);
      return [
        trouble === undefined
          ? { recipient: name, outcome: 'delivered' }
          : { recipient: name, outcome: 'failed', detail: trouble },
      ];
    },
    async stop() {
      stopping.abort();
      await done;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const now = ports.now();
      if (now - ports.judgingSince >= limits.warmUpMs)
        await refresh(now).catch((error: unknown) =>
          log.error('what lasts could not be told', { route: name, error: String(error) }),
        );
      await clock.sleep(limits.refreshMs, stopping.signal).catch(() => {});
    }
  }

  async function refresh(now: number): Promise<void> {
    const next = alertsOf(ports.state(), { now, url: ports.url(), limits });
    const renamed = [...posted].flatMap(([number, before]): PostedAlert[] => {
      const after = next.get(number);
      const isSame = after !== undefined && JSON.stringify(after.labels) === JSON.stringify(before.labels);
      return isSame || Date.parse(before.endsAt) <= now ? [] : [{ ...before, endsAt: new Date(now).toISOString() }];
    });
    const all = [...next.values(), ...renamed];
    for (let from = 0; from < all.length; from += limits.alertsAtOnce) {
      const trouble = await post(all.slice(from, from + limits.alertsAtOnce));
      if (trouble === undefined) continue;
      if (stopping.signal.aborted) return;
      meter.add('alertAttemptsFailed', 1, { route: name });
      if (!isDown) log.warn('Alertmanager does not take alerts; they are told again', { route: name, detail: trouble });
      isDown = true;
      return;
    }
    if (isDown) log.info('Alertmanager takes alerts again', { route: name });
    isDown = false;
    posted = new Map(next);
    deliveredAt = now;
    meter.set('alertDelivered', now / 1_000, { route: name });
  }

  /** What was wrong, if anything. */
  async function post(alerts: readonly PostedAlert[]): Promise<string | undefined> {
    const { url, user, password, ask = askHttp } = settings;
    const sign =
      user === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };
    const answer = await ask(
      {
        url: `${url.replace(/\/+$/, '')}/api/v2/alerts`,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sign },
        body: JSON.stringify(alerts),
      },
      stopping.signal,
    );
    if (!answer.ok) return answer.detail;
    return answer.status >= 200 && answer.status < 300 ? undefined : `HTTP ${answer.status}`;
  }
}

/** Whatever lasts, and what ended a short while ago, by incident. */
export function alertsOf(
  state: FleetState,
  {
    now,
    url,
    limits,
  }: {
    readonly now: number;
    readonly url: string | undefined;
    readonly limits: Pick<AlertsLimits, 'settleMs' | 'believedMs' | 'resolvedMs'>;
  },
): ReadonlyMap<number, PostedAlert> {
  const outages = [...state.registry.outages.values()];
  const isShown = (incident: Incident): boolean => {
    if (!isTold(incident) || isAnnounced(incident, outages, incident.endedAt ?? now)) return false;
    const foundAt = incident.steps[0]?.at ?? now;
    if (incident.endedAt !== undefined) {
      return (
        now - (incident.steps.at(-1)?.at ?? 0) < limits.resolvedMs && incident.endedAt - foundAt >= limits.settleMs
      );
    }
    return now - foundAt >= limits.settleMs;
  };
  const shown = [...state.incidents.values()].filter(isShown);
  return new Map(shown.map((incident) => [incident.number, alertOf(state, incident, { now, url, limits })]));
}

function alertOf(
  state: FleetState,
  incident: Incident,
  { now, url, limits }: Parameters<typeof alertsOf>[1],
): PostedAlert {
  const { number, since, endedAt, cause, trouble, communes, communesTouched } = incident;
  const row = rowOf(state, incident);
  const [only] = communesTouched.length === 1 ? communesTouched : [];
  const service = serviceOf(incident);
  const { provinceCode } = state.registry;
  return {
    labels: {
      alertname: 'MachIncident',
      incident: String(number),
      cause,
      trouble,
      scope: incident.scope.kind,
      severity: trouble === 'down' ? 'critical' : 'warning',
      ...(provinceCode === undefined ? {} : { province_code: provinceCode }),
      ...(only === undefined ? {} : { commune_code: only }),
      ...(service === undefined ? {} : { service_id: service }),
    },
    annotations: {
      summary: incidentTitle(row, 'vi'),
      description: verdictSentence(incident, 'vi'),
      communes: String(communes.length),
      confidence: incident.confidence.toFixed(2),
    },
    startsAt: new Date(since).toISOString(),
    endsAt: new Date(endedAt === undefined ? now + limits.believedMs : Math.max(endedAt, since)).toISOString(),
    ...(url === undefined ? {} : { generatorURL: new URL(`/incidents/${number}`, url).href }),
  };
}

const testAlert = (now: number): PostedAlert => ({
  labels: { alertname: 'MachTest', severity: 'none' },
  annotations: { summary: 'Tin thử của Mạch' },
  startsAt: new Date(now).toISOString(),
  endsAt: new Date(now + 60_000).toISOString(),
});
