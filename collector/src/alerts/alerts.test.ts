import { DatabaseSync } from 'node:sqlite';
import { ALERT_LIMITS } from '@mach/diagnosis';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import type { IncidentFact, IncidentView } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { AlertRouteConfig } from '../config/alerts-schema.ts';
import { alertsSchema } from '../config/alerts-schema.ts';
import { INCIDENT_LIMITS } from '../incidents/incident-limits.ts';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { createAlerts } from './alerts.ts';
import type { Letter, SendAttempt } from './channel.ts';

const MINUTE_MS = 60_000;
const NOTHING = {
  failing: [],
  availability: {
    from: '',
    to: '',
    madeAt: 0,
    siteDays: { expected: 0, measured: 0 },
    hours: [],
    rows: [],
    pcs: [],
    totals: [],
    announced: [],
  },
};

const view = (given: Partial<IncidentView> = {}): IncidentView => ({
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], confidence: 0.9, vantages: 3 },
  ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['99001'], evidence: [] },
  ...given,
});

const routesOf = (text: unknown): readonly AlertRouteConfig[] => alertsSchema.parse({ routes: text }).routes;
const mail = (recipients: unknown) => routesOf([{ name: 'mail', kind: 'mail', host: 'h', from: 'a@b.vn', recipients }]);
const PROVINCE = { name: 'so', to: 'so@b.vn', hears: ['incidents', 'endings'] };

/** A collector from Monday 07:00 in Việt Nam on, or so many minutes later, with its alerts and a mail server that says what it is told to. */
async function begin(
  routes: readonly AlertRouteConfig[],
  answer: (letter: Letter) => Promise<SendAttempt> = async () => ({ outcome: 'delivered' }),
  database = new DatabaseSync(':memory:'),
  laterMinutes = 0,
) {
  // Nothing is ever heard of the sites here: what happens to them lasts until a test says otherwise.
  const made = await makeCollector({ incidents: { ...INCIDENT_LIMITS, goneMs: 1e9 } }, database);
  const { collector, journal, time, machine } = made;
  await collector.commit([{ type: 'site-added', site: { id: 'site-1', unitCode: '99001', name: 'Trụ sở' } }]);
  await time.runUntil(laterMinutes * MINUTE_MS);
  const program = machine.program();
  const letters: Letter[] = [];
  const alerts = createAlerts(collector, {
    ...{ clock: program.clock, random: seededRandom(2), log: memoryLog(), meter: { add: () => {}, set: () => {} } },
    url: () => undefined,
    digestParts: async () => NOTHING,
  });
  const channel = {
    send(letter: Letter) {
      letters.push(letter);
      return answer(letter);
    },
  };
  await alerts.take({
    routes,
    digestMinute: 435,
    repeatMs: 4 * 3_600_000,
    channels: new Map([['mail', channel]]),
    mirrors: [],
  });
  return {
    ...{ ...made, alerts, letters, program },
    subjects: () => letters.map(({ subject }) => subject),
    minutes: (count: number) => time.runUntil(time.nowMs() + count * MINUTE_MS),
    async happens(
      number: number,
      type: IncidentFact['type'] = 'opened',
      given: Partial<IncidentView> & Partial<IncidentFact> = {},
    ) {
      const { endedAt, into, ...seen } = given;
      const ends = { ...(endedAt === undefined ? {} : { endedAt }), ...(into === undefined ? {} : { into }) };
      const now = collector.now();
      const fact = { number, type, since: now, view: view(seen), ...ends };
      await journal.append({ kind: 'incident', fact, receivedAt: now });
      const incidents = collector.state().incidents as Parameters<typeof foldIncident>[0];
      foldIncident(incidents, fact, now, FOLD_LIMITS);
    },
  };
}

it('tells that something lasts and that it is over, once each', async () => {
  const { happens, minutes, subjects, collector } = await begin(mail([PROVINCE]));
  await minutes(6);
  await happens(1);
  await minutes(1);
  expect(subjects()).toEqual([]);
  await minutes(10);
  expect(subjects()).toEqual(['[Mạch] Sự cố số 1: Xã Ví Dụ · Trụ sở']);
  await happens(1, 'ended', { endedAt: collector.now() });
  await minutes(10);
  expect(subjects().slice(1)).toEqual(['[Mạch] Sự cố số 1 đã kết thúc: Xã Ví Dụ · Trụ sở']);
  expect(collector.state().alerts.recent).toMatchObject([{ outcome: 'delivered' }, { outcome: 'delivered' }]);
});

describe('after a restart', () => {
  it('what was told is not told again, and what was owed goes out', async () => {
    const database = new DatabaseSync(':memory:');
    const first = await begin(mail([PROVINCE]), undefined, database);
    await first.minutes(6);
    await first.happens(1);
    await first.minutes(10);
    expect(first.letters).toHaveLength(1);
    await first.alerts.stop();
    await first.collector.stop();
    const second = await begin(mail([PROVINCE]), undefined, database);
    await second.minutes(20);
    expect(second.letters).toEqual([]);
  });

  it('what may have gone out when it was killed goes out once more, and says so', async () => {
    const database = new DatabaseSync(':memory:');
    const hanging = () => new Promise<SendAttempt>(() => {});
    const first = await begin(mail([PROVINCE]), hanging, database);
    await first.minutes(6);
    await first.happens(1);
    await first.minutes(3);
    expect(first.letters).toMatchObject([{ isDoubtful: false }]);
    first.program.kill();
    const second = await begin(mail([PROVINCE]), undefined, database);
    await second.minutes(20);
    expect(second.letters).toHaveLength(1);
    expect(second.letters[0]).toMatchObject({ isDoubtful: true, key: first.letters[0]?.key });
    expect(second.letters[0]?.text).toMatch(/^Anh\/chị có thể đã nhận tin này/);
  });
});

it('is told as one who was told of what became part of it', async () => {
  const { happens, minutes, subjects } = await begin(mail([PROVINCE]));
  await minutes(6);
  await happens(1);
  await minutes(5);
  const wide = {
    scope: { kind: 'isp', id: 'VNPT' },
    cause: 'isp',
    causes: ['isp'],
    communes: ['99001', '99002'],
  } as const;
  await happens(2, 'opened', { ...wide, sites: ['site-1', 'site-2'] });
  await happens(1, 'joined', { into: 2, endedAt: 1 });
  await minutes(10);
  expect(subjects()).toHaveLength(2);
});

it('what lasts and could not be told for an hour is told anew, as it is then', async () => {
  let isDown = true;
  const { happens, minutes, collector } = await begin(mail([PROVINCE]), async () =>
    isDown ? { outcome: 'failed', detail: 'ECONNREFUSED', mayHaveArrived: false } : { outcome: 'delivered' },
  );
  await minutes(6);
  await happens(1);
  await minutes(20);
  await happens(2, 'opened', { sites: ['site-2'] });
  await minutes(55);
  isDown = false;
  await minutes(20);
  const { recent } = collector.state().alerts;
  expect(recent.map(({ outcome, incidents }) => [outcome, incidents])).toContainEqual(['given-up', [1]]);
  expect(recent.at(-1)).toMatchObject({ outcome: 'delivered', incidents: [1, 2] });
});

describe('ten thousand incidents at once', () => {
  it('are one message that counts them', async () => {
    const { collector, minutes, letters } = await begin(
      mail([PROVINCE, { name: 'xa', to: 'x@b.vn', communes: ['99001'] }]),
    );
    await minutes(6);
    const incidents = collector.state().incidents as Parameters<typeof foldIncident>[0];
    const foundAt = collector.now() - ALERT_LIMITS.settleMs;
    for (let number = 1; number <= 10_000; number++) {
      const given = view({ scope: { kind: 'site', id: `s-${number}` }, sites: [`s-${number}`] });
      foldIncident(incidents, { number, type: 'opened', since: foundAt, view: given }, foundAt, {
        ...FOLD_LIMITS,
        incidentsMax: 20_000,
      });
    }
    await minutes(1);
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['so@b.vn', '[Mạch] 10.000 sự cố đang diễn ra'],
      ['x@b.vn', '[Mạch] 10.000 sự cố đang diễn ra'],
    ]);
  });

  it('one after another are ten messages an hour, the rest counted in the next', async () => {
    const { happens, minutes, letters } = await begin(mail([PROVINCE]));
    await minutes(6);
    for (let number = 1; number <= 40; number++) {
      await happens(number, 'opened', { sites: [`s-${number}`] });
      await minutes(2);
    }
    const counted = letters.reduce(
      (sum, { content }) => sum + (content.kind === 'incidents' ? content.news.length + content.more : 0),
      0,
    );
    const inFirstHour = letters.filter(({ at }) => at - (letters[0]?.at ?? 0) < 60 * MINUTE_MS);
    expect(inFirstHour).toHaveLength(10);
    expect(letters.slice(10)[0]?.text).toContain('Ngoài ra còn');
    expect(counted).toBeGreaterThanOrEqual(38);
  });
});

describe('the digest', () => {
  it('comes at 07:15 to who has the whole province, once a day', async () => {
    const { minutes, letters, alerts } = await begin(
      mail([
        { name: 'so', to: 'so@b.vn' },
        { name: 'xa', to: 'x@b.vn', communes: ['99001'] },
      ]),
    );
    await minutes(14);
    expect(letters).toEqual([]);
    await minutes(2);
    expect(letters.map(({ to, content }) => [to, content.kind])).toEqual([['so@b.vn', 'digest']]);
    await minutes(60);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text.split('\n')[0]).toMatch(/^Tình hình hạ tầng số .*23\/11\/2026 07:15$/);
    expect(await alerts.digest()).toMatchObject({ day: '2026-11-23', openTotal: 0 });
  });
});

describe('a Monday that is swapped for the holiday after it', () => {
  const swapped = [{ day: '2026-11-23', off: 'swapped' as const }, { day: '2026-11-24' }];
  const both = [
    PROVINCE,
    { ...PROVINCE, name: 'xa', to: 'x@b.vn', hours: 'Mo-Fr 07:00-17:00' },
    { name: 'd', to: 'd@b.vn' },
  ];

  it.each([
    ['tells nothing on the Monday', 0, []],
    ['tells all on the Tuesday', 1_440, ['d@b.vn', 'so@b.vn', 'x@b.vn']],
  ])('%s', async (_, laterMinutes, told) => {
    const { happens, minutes, letters, collector, alerts } = await begin(
      mail(both),
      undefined,
      undefined,
      laterMinutes,
    );
    await collector.commit([{ type: 'days-off-set', year: 2026, days: swapped }]);
    await minutes(6);
    await happens(1);
    await minutes(40);
    expect(letters.map(({ to }) => to).toSorted()).toEqual(told);
    // The digest before was on the Friday.
    expect(new Date((await alerts.digest()).since.at + 7 * 3_600_000).getUTCDay()).toBe(5);
  });
});

it('a collector that is started at ten makes the digest once it has looked around, and one of the afternoon none', async () => {
  const { minutes, letters } = await begin(mail([{ name: 'so', to: 'so@b.vn' }]), undefined, undefined, 180);
  await minutes(4);
  expect(letters).toEqual([]);
  await minutes(3);
  expect(letters.map(({ content }) => content.kind)).toEqual(['digest']);
  const late = await begin(mail([{ name: 'so', to: 'so@b.vn' }]), undefined, undefined, 300);
  await late.minutes(20);
  expect(late.letters).toEqual([]);
});

describe('a route', () => {
  it('is tried at once, whatever the hour, and not twice in a breath', async () => {
    const { alerts, letters } = await begin(mail([PROVINCE]));
    expect(await alerts.test('mail')).toEqual([{ recipient: 'mail/so', outcome: 'delivered' }]);
    expect(letters[0]?.subject).toBe('[Mạch] Tin thử');
    expect(await alerts.test('mail')).toBe('too-soon');
    expect(await alerts.test('post')).toBe('unknown');
    expect(alerts.routes()).toEqual([{ name: 'mail', kind: 'mail', recipients: ['mail/so'], owed: 0 }]);
  });

  it('that is gone from the configuration owes nothing more', async () => {
    const { alerts, happens, minutes, collector } = await begin(mail([PROVINCE]), async () => ({
      ...{ outcome: 'failed', detail: 'x', mayHaveArrived: false },
    }));
    await minutes(6);
    await happens(1);
    await minutes(5);
    expect(alerts.routes()).toMatchObject([{ owed: 1 }]);
    await alerts.take({ routes: [], digestMinute: 435, repeatMs: 1, channels: new Map(), mirrors: [] });
    await minutes(2);
    expect(collector.state().alerts.recent).toMatchObject([{ outcome: 'void' }]);
  });
});
