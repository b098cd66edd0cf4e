import type { Clock, Log, Random } from '@mach/ports';
import type { AlertFact, AlertMessage, AlertRouteRow, AlertTestRow, DigestContent } from '@mach/wire';
import type { Collector } from '../app.ts';
import type { AlertRouteConfig } from '../config/alerts-schema.ts';
import type { PageRoute } from '../config/page-route-schema.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import { nextTurn } from '../http/next-turn.ts';
import type { OwedMessage } from '../state/fold-alert.ts';
import { calendarOf } from '../state/working-hours.ts';
import { ALERTS_LIMITS, type AlertsLimits } from './alert-limits.ts';
import type { Channel } from './channel.ts';
import { digestMessages, digestRecipients, newsMessages } from './decide-messages.ts';
import { type DigestWish, digestOf } from './digest-of.ts';
import { type RouteRecipient, recipientsOf } from './recipients.ts';
import { type RouteQueue, startRouteQueue } from './route-queue.ts';
import { writeLetter } from './write-letter.ts';

/** A way out that keeps another program up to date by itself. */
export interface Mirror {
  deliveredAt(): number | undefined;
  test(): Promise<readonly AlertTestRow[]>;
  stop(): Promise<void>;
}

/** A configuration whose secrets could be read, ready to be taken up. */
export interface PreparedAlerts {
  readonly routes: readonly (AlertRouteConfig | PageRoute)[];
  readonly digestMinute: number;
  readonly repeatMs: number;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly mirrors: readonly ((judgingSince: number) => readonly [name: string, Mirror])[];
}

export interface AlertsPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly meter: Pick<Meter, 'add' | 'set'>;
  /** Where the pages are, for links. */
  readonly url: () => string | undefined;
  readonly digestParts: () => Promise<Pick<DigestWish, 'failing' | 'availability'>>;
}

/** Tells people of incidents: decides from the state, journals what is owed, and has routes bring it out. */
export interface Alerts {
  /** Takes up another configuration; what is owed to recipients who are no longer in it is dropped, and counted. */
  take(prepared: PreparedAlerts): Promise<void>;
  routes(): readonly AlertRouteRow[];
  /** Sends a test to each recipient of a route at once. */
  test(route: string): Promise<readonly AlertTestRow[] | 'unknown' | 'too-soon'>;
  /** The digest as of now. */
  digest(): Promise<DigestContent>;
  stop(): Promise<void>;
}

type AlertsCollector = Pick<Collector, 'state' | 'now' | 'onFold' | 'journalAlert'>;

export function createAlerts(
  collector: AlertsCollector,
  ports: AlertsPorts,
  given: AlertsLimits = ALERTS_LIMITS,
): Alerts {
  const { log, random, clock, meter } = ports;
  const judgingSince = collector.now();
  const tested = new Map<string, number>();
  let limits = given;
  let prepared: PreparedAlerts | undefined;
  let queues = new Map<string, RouteQueue>();
  let mirrors = new Map<string, Mirror>();
  let decidedAt = 0;
  /** Made anew each time that it is looked for news: a province may have thousands, each with a calendar. */
  let known: ReadonlyMap<string, RouteRecipient> = new Map();
  let underWay: Promise<void> | undefined;
  const unsubscribe = collector.onFold((folded) => {
    if (folded.type !== 'tick' || underWay !== undefined || prepared === undefined) return;
    if (folded.time - decidedAt < limits.decideEveryMs) return;
    decidedAt = folded.time;
    underWay = decide(prepared)
      .catch((error: unknown) => log.error('what is to be told could not be journaled', { error: String(error) }))
      .finally(() => {
        underWay = undefined;
      });
  });

  return {
    async take(next) {
      await stopRoutes();
      prepared = next;
      limits = { ...given, repeatMs: next.repeatMs };
      known = everybody(next);
      queues = new Map([...next.channels].map(([name, channel]) => [name, startQueue(name, channel, next)]));
      mirrors = new Map(next.mirrors.map((start) => start(judgingSince)));
    },
    routes() {
      return (prepared?.routes ?? []).map(({ name, kind }): AlertRouteRow => {
        const deliveredAt = queues.get(name)?.deliveredAt() ?? mirrors.get(name)?.deliveredAt();
        return {
          ...{ name, kind, owed: owedBy(name).length },
          recipients: [...known.values()].flatMap(({ id, route }) => (route === name ? [id] : [])),
          ...(deliveredAt === undefined ? {} : { deliveredAt }),
        };
      });
    },
    async test(name) {
      const now = collector.now();
      if (!queues.has(name) && !mirrors.has(name)) return 'unknown';
      if (now - (tested.get(name) ?? Number.NEGATIVE_INFINITY) < limits.testGapMs) return 'too-soon';
      tested.set(name, now);
      return mirrors.get(name)?.test() ?? testQueue(name, now);
    },
    digest: makeDigest,
    async stop() {
      unsubscribe();
      await underWay;
      await stopRoutes();
    },
  };

  async function stopRoutes(): Promise<void> {
    await Promise.all([...queues.values(), ...mirrors.values()].map((route) => route.stop()));
  }

  function everybody({ routes }: PreparedAlerts): ReadonlyMap<string, RouteRecipient> {
    const { registry } = collector.state();
    const all = routes.flatMap((route) => recipientsOf(route, registry));
    return new Map(all.map((each) => [each.id, each]));
  }

  async function decide(of: PreparedAlerts): Promise<void> {
    known = everybody(of);
    const recipients = [...known.values()];
    await dropOrphans();
    const now = collector.now();
    const wish = { now, judgingSince, recipients, limits };
    for (let from = 0; from < recipients.length; from += limits.recipientsAtOnce) {
      const slice = recipients.slice(from, from + limits.recipientsAtOnce);
      await owe(newsMessages(collector.state(), { ...wish, recipients: slice }));
      await nextTurn();
    }
    const forDigest = digestRecipients(collector.state(), { ...wish, atMinute: of.digestMinute });
    if (forDigest.length === 0) return;
    const digest = await makeDigest();
    await owe(digestMessages(collector.state(), forDigest, digest));
  }

  async function owe(messages: readonly AlertMessage[]): Promise<void> {
    for (let from = 0; from < messages.length; from += limits.messagesPerFactMax)
      await append({ type: 'decided', messages: messages.slice(from, from + limits.messagesPerFactMax) });
    for (const name of new Set(messages.map(({ recipient }) => routeOf(recipient)))) queues.get(name)?.wake();
  }

  async function dropOrphans(): Promise<void> {
    for (const { number, recipient } of [...collector.state().alerts.owed.values()]) {
      if (known.has(recipient)) continue;
      await append({ type: 'settled', number, outcome: 'void' });
      log.warn('a message is dropped: its recipient is no longer in the configuration', { message: number, recipient });
    }
  }

  async function makeDigest(): Promise<DigestContent> {
    const parts = await ports.digestParts();
    const state = collector.state();
    const { units, provinceCode = '', daysOff } = state.registry;
    const workingDays = calendarOf(units.get(provinceCode) ?? {}, daysOff);
    return digestOf(state, { ...parts, now: collector.now(), atMinute: prepared?.digestMinute ?? 435, workingDays });
  }

  function owedBy(route: string): readonly OwedMessage[] {
    return [...collector.state().alerts.owed.values()].filter(({ recipient }) => routeOf(recipient) === route);
  }

  function startQueue(name: string, channel: Channel, of: PreparedAlerts): RouteQueue {
    const letterPorts = lettersOf(name, of);
    return startRouteQueue(
      name,
      channel,
      {
        ...{ clock, random, log, meter, now: collector.now, append, owed: () => owedBy(name) },
        letterOf(message, isDoubtful) {
          const to = known.get(message.recipient);
          return to && writeLetter({ key: keyOf(message), content: message.content, isDoubtful }, to, letterPorts);
        },
      },
      limits,
    );
  }

  async function testQueue(name: string, now: number): Promise<readonly AlertTestRow[]> {
    const of = prepared;
    const channel = of?.channels.get(name);
    if (of === undefined || channel === undefined) return [];
    const rows: AlertTestRow[] = [];
    const ofRoute = [...known.values()].filter(({ route }) => route === name);
    for (const to of ofRoute.slice(0, TESTED_MAX)) {
      const message = { key: `mach-test-${now}-${rows.length}`, content: { kind: 'test' }, isDoubtful: false } as const;
      const signal = new AbortController().signal;
      const attempt = await channel.send(writeLetter(message, to, lettersOf(name, of)), signal);
      const detail = attempt.outcome === 'delivered' ? {} : { detail: attempt.detail };
      rows.push({ recipient: to.id, outcome: attempt.outcome, ...detail });
    }
    return rows;
  }

  function lettersOf(name: string, { routes }: PreparedAlerts) {
    const route = routes.find((each) => each.name === name);
    return { now: collector.now, url: ports.url, withMarks: route?.kind === 'sms' && route.marks };
  }

  function append(fact: AlertFact): Promise<void> {
    return collector.journalAlert(fact);
  }

  /** The same for each attempt at a message, and for no other message of any collector. */
  function keyOf({ number, at }: OwedMessage): string {
    return `mach-${collector.state().registry.provinceCode ?? 'x'}-${number}-${at}`;
  }
}

/** A sentence for whoever names a route that there is not. */
export function noSuchRoute(route: string, alerts: Pick<Alerts, 'routes'>): string {
  const names = alerts.routes().map(({ name }) => name);
  const there =
    names.length === 0
      ? 'neither the configuration (alerts.routes) nor a page names one'
      : `there are ${names.join(', ')}`;
  return `there is no route ${route}: ${there}`;
}

/** A test goes to the first recipients of a route: it is the way that is tried, not all the people. */
const TESTED_MAX = 5;

const routeOf = (recipient: string): string => recipient.slice(0, recipient.indexOf('/'));
