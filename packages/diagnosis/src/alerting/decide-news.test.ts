import type { Incident, OutageNotice } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { newsFor } from './decide-news.ts';
import { ALERT_LIMITS, type Hearing, type Recipient, type Told } from './recipient.ts';
import { at, commune, madeIncident, province } from './testing/made-incident.ts';

const MINUTE_MS = 60_000;

function heard(
  incidents: readonly Incident[],
  {
    recipient = province(),
    now = at('10:00'),
    told = [],
    ...more
  }: {
    recipient?: Recipient;
    now?: number;
    told?: readonly (readonly [number, Partial<Told>])[];
    messagesAt?: readonly number[];
    isOwed?: boolean;
    outages?: readonly OutageNotice[];
    judgingSince?: number;
  } = {},
): readonly string[] {
  const hearing: Hearing = {
    told: new Map(told.map(([number, each]) => [number, { at: at('09:02'), times: 1, isOver: false, ...each }])),
    messagesAt: more.messagesAt ?? [],
    isOwed: more.isOwed ?? false,
  };
  const world = {
    now,
    judgingSince: more.judgingSince ?? 0,
    outages: more.outages ?? [],
    incidents: new Map(incidents.map((each) => [each.number, each])),
  };
  return newsFor(recipient, incidents, hearing, world, ALERT_LIMITS).map(({ number, what }) => `${what} ${number}`);
}

describe('the province', () => {
  it('hears of what lasts, the widest first, once', () => {
    const wide = madeIncident(2, {
      scope: { kind: 'isp', id: 'VNPT' },
      communes: ['00001', '00002'],
      sites: ['a', 'b'],
    });
    expect(heard([madeIncident(1), wide])).toEqual(['opened 2', 'opened 1']);
    expect(
      heard([madeIncident(1), wide], {
        told: [
          [1, {}],
          [2, {}],
        ],
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Incident>]>([
    ['one PC', { scope: { kind: 'device', id: 'd' }, cause: 'pc' }],
    ['PCs that were switched off', { cause: 'switched-off' }],
    ['our own absence', { cause: 'collector', scope: { kind: 'province' } }],
    ['what is over before it was told', { endedAt: at('09:30') }],
  ])('hears nothing of %s', (_what, given) => {
    expect(heard([madeIncident(1, given)])).toEqual([]);
  });

  it('hears nothing of what was announced while its time lasts, and all of it once it takes longer', () => {
    const outages = [
      { id: 'o', document: '12/TB', cause: 'line', communes: ['00001'], from: at('08:30'), to: at('10:00') } as const,
    ];
    const one = [madeIncident(1, { announced: '12/TB' })];
    expect(heard(one, { outages, now: at('09:59') })).toEqual([]);
    // What was mended at ten is seen to be over some minutes later.
    expect(heard(one, { outages, now: at('10:09') })).toEqual([]);
    expect(heard(one, { outages, now: at('10:10') })).toEqual(['opened 1']);
    const fresh = { since: at('10:01'), announced: '12/TB' };
    expect(heard([madeIncident(1, fresh)], { outages, now: at('10:04') })).toEqual(['opened 1']);
    // It was withdrawn.
    expect(heard(one, { now: at('09:59') })).toEqual(['opened 1']);
    // The verdict names it where its cause alone does not tell.
    const unclear = madeIncident(1, { announced: '12/TB', cause: 'not-enough-evidence', causes: [] });
    expect(heard([unclear], { outages, now: at('09:59') })).toEqual([]);
  });

  it('hears of it only when it has stood for a while, and when the collector has looked for a while', () => {
    const one = [madeIncident(1)];
    expect(heard(one, { now: at('09:01') })).toEqual([]);
    expect(heard(one, { now: at('09:02') })).toEqual(['opened 1']);
    expect(heard(one, { judgingSince: at('09:56') })).toEqual([]);
  });

  it('can leave narrow ones to the digest', () => {
    const two = madeIncident(2, { communes: ['00001', '00002'], communesTouched: ['00001', '00002'] });
    expect(heard([madeIncident(1), two], { recipient: province({ communesMin: 2 }) })).toEqual(['opened 2']);
    expect(heard([madeIncident(1)], { recipient: province({ hears: ['digest'] }) })).toEqual([]);
  });

  it('hears nothing more of what an open incident explains, told before or with it', () => {
    const provider = madeIncident(1, { scope: { kind: 'isp', id: 'VNPT' }, cause: 'isp', sites: ['site-1', 'site-2'] });
    const behind = madeIncident(2, { scope: { kind: 'service', id: 'portal' }, cause: 'service' });
    expect(heard([provider, behind])).toEqual(['opened 1']);
    expect(heard([provider, behind], { told: [[1, {}]] })).toEqual([]);
    expect(heard([{ ...provider, endedAt: at('09:50') }, behind], { told: [[1, { isOver: true }]] })).toEqual([
      'opened 2',
    ]);
  });
});

describe('a commune', () => {
  const recipient = commune();
  it('hears only where it has something to do', () => {
    const ofProvider = { scope: { kind: 'isp', id: 'VNPT' }, cause: 'isp', causes: ['isp'] } as const;
    expect(heard([madeIncident(1)], { recipient })).toEqual(['opened 1']);
    expect(heard([madeIncident(1, ofProvider)], { recipient })).toEqual([]);
    expect(heard([madeIncident(1, { cause: 'power', causes: ['power'] })], { recipient })).toEqual([]);
    const silent = { stage: 'provisional', cause: 'power', causes: ['power', 'line', 'router'] } as const;
    expect(heard([madeIncident(1, silent)], { recipient })).toEqual(['opened 1']);
    expect(heard([madeIncident(1, { communes: ['00002'] })], { recipient })).toEqual([]);
  });
});

describe('times', () => {
  it.each([
    ['06:59', []],
    ['11:00', ['opened 1']],
    ['12:00', []],
    ['13:30', ['opened 1']],
    ['17:00', []],
  ])('at %s an office hears %j', (time, expected) => {
    expect(heard([madeIncident(1, { since: at('06:00') })], { now: at(time) })).toEqual(expected);
  });

  it('whoever wants to hear always is told at night', () => {
    const { hours: _, ...always } = province();
    expect(heard([madeIncident(1, { since: at('22:00') })], { now: at('23:00'), recipient: always })).toEqual([
      'opened 1',
    ]);
  });

  it('ten messages an hour, none on the heels of another, and none while one waits to go out', () => {
    const one = [madeIncident(1)];
    const now = at('10:00');
    const every = (minutes: number, count: number) =>
      Array.from({ length: count }, (_, index) => now - (index + 1) * minutes * MINUTE_MS);
    expect(heard(one, { messagesAt: every(5, 9) })).toEqual(['opened 1']);
    expect(heard(one, { messagesAt: every(5, 10) })).toEqual([]);
    expect(heard(one, { messagesAt: every(6, 10) })).toEqual(['opened 1']);
    expect(heard(one, { messagesAt: [now - 30_000] })).toEqual([]);
    expect(heard(one, { isOwed: true })).toEqual([]);
  });
});

describe('what was told', () => {
  const told = [[1, {}]] as const;
  it('is said again after hours, three times, unless somebody has taken it on', () => {
    const late = { now: at('14:00'), told };
    expect(heard([madeIncident(1)], { now: at('11:00'), told })).toEqual([]);
    expect(heard([madeIncident(1)], late)).toEqual(['repeated 1']);
    expect(heard([madeIncident(1)], { ...late, told: [[1, { times: 4 }]] })).toEqual([]);
    const ofProvince = [{ at: at('09:10'), by: 'account:truc' }];
    expect(heard([madeIncident(1, { acknowledgements: ofProvince })], late)).toEqual([]);
    const ofCommune = [{ at: at('09:10'), by: 'account:xa', unitCode: '00001' }];
    expect(heard([madeIncident(1, { acknowledgements: ofCommune })], late)).toEqual(['repeated 1']);
    expect(heard([madeIncident(1, { acknowledgements: ofCommune })], { ...late, recipient: commune() })).toEqual([]);
  });

  it('is said to be over, to whom it was told, once, and not the day after', () => {
    const over = madeIncident(1, { endedAt: at('09:40') });
    expect(heard([over], { told })).toEqual(['ended 1']);
    expect(heard([over], { told: [[1, { isOver: true }]] })).toEqual([]);
    expect(heard([over], { told, now: at('10:00') + 24 * 60 * MINUTE_MS })).toEqual([]);
    expect(heard([{ ...over, into: 2 }], { told })).toEqual([]);
    expect(heard([over], { told, recipient: province({ hears: ['incidents'] }) })).toEqual([]);
  });
});

it('ten thousand incidents at once are weighed for one recipient in one list', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    madeIncident(index + 1, { sites: [`site-${index}`], communes: [String(index).padStart(5, '0')] }),
  );
  expect(heard(many)).toHaveLength(10_000);
});
