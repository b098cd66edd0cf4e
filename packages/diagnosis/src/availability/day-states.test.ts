import { describe, expect, it } from 'vitest';
import { type DayFrame, serviceSubject, statesOfDay } from './day-states.ts';
import { type DayEvidence, joinEvidence, type Mark, markAt } from './evidence.ts';

const at = (text: string): number => {
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number);
  return h * 3_600 + m * 60 + s;
};
const clock = (second: number) => new Date(second * 1_000).toISOString().slice(11, 19);
const sessions = [
  [at('07:00'), at('11:30')],
  [at('13:30'), at('17:00')],
] as const;
const frame: DayFrame = { sessions, until: 86_400, lines: ['internet'], services: [] };

const every = (from: string, to: string, stepS: number) => {
  const seconds: number[] = [];
  for (let second = at(from); second <= at(to); second += stepS) seconds.push(second);
  return seconds;
};
const heard = (...spans: readonly (readonly [string, string])[]): DayEvidence => ({
  alive: spans.flatMap(([from, to]) => every(from, to, 60)),
  pcs: [1],
  paths: {},
});
const asked = (path: string, source: string, mark: Mark, seconds: readonly number[]): DayEvidence => ({
  alive: [],
  pcs: [],
  paths: { [path]: { [source]: seconds.map((second) => markAt(second, mark)) } },
});
const all = (...parts: readonly DayEvidence[]) => parts.reduce(joinEvidence);
const told = (evidence: DayEvidence, subject = 'line.internet', more: Partial<DayFrame> = {}) =>
  statesOfDay(evidence, { ...frame, ...more })
    .get(subject)
    ?.map(({ from, value }) => `${clock(from)} ${value}`);

/** Heard, and its line watched all the while. */
const watched = (...spans: readonly (readonly [string, string])[]) =>
  all(
    heard(...spans),
    asked(
      'line.internet',
      '1',
      'good',
      spans.flatMap(([from, to]) => every(from, to, 60)),
    ),
  );

const day = heard(['06:50:00', '11:35:00'], ['13:20:00', '17:05:00']);
const goodDay = watched(['06:50:00', '11:35:00'], ['13:20:00', '17:05:00']);

describe('a day of an office', () => {
  it('is up while it is measured, and switched off over lunch and at night', () => {
    expect(told(goodDay)).toEqual([
      '00:00:00 switched-off',
      '06:50:00 up',
      '11:35:00 switched-off',
      '13:20:00 up',
      '17:05:00 switched-off',
    ]);
  });

  it('is down from the middle between the last answer and the first miss to the middle before the next answer', () => {
    const evidence = all(
      day,
      asked('line.internet', '1', 'good', [...every('06:50:00', '09:00:00', 60), ...every('09:11:00', '11:35:00', 60)]),
      asked('line.internet', '1', 'bad', every('09:01:00', '09:10:00', 60)),
    );
    expect(told(evidence)).toContain('09:00:30 down');
    expect(told(evidence)?.[3]).toBe('09:10:30 up');
  });

  it('has no data where a PC ran and nobody asked', () => {
    expect(told(day)?.slice(0, 3)).toEqual(['00:00:00 switched-off', '06:50:00 no-data', '11:35:00 switched-off']);
  });

  it('is not down for a watcher whose own cable is out, nor where something else gets through meanwhile', () => {
    const missed = every('08:00:00', '09:00:00', 60);
    const other = all(goodDay, asked('line.internet', '2', 'bad', missed));
    expect(told(other)).toEqual(told(goodDay));
    const alone = all(
      day,
      asked('line.internet', '1', 'good', every('06:50:00', '07:59:00', 60)),
      asked('line.internet', '1', 'bad', missed),
      asked('line.internet', '1', 'good', every('09:01:00', '11:35:00', 60)),
      asked('way.internet', '1', 'good', every('06:50:00', '11:35:00', 300)),
    );
    expect(told(alone)).not.toContain('07:59:30 down');
    // An answer before and one after it are none meanwhile.
    const short = all(
      day,
      asked('line.internet', '1', 'good', [...every('06:50:00', '08:00:00', 60), ...every('08:04:00', '11:35:00', 60)]),
      asked('line.internet', '1', 'bad', every('08:01:00', '08:03:00', 60)),
      asked('way.internet', '1', 'good', [at('07:59:50'), at('08:04:10')]),
    );
    expect(told(short)).toContain('08:00:30 down');
  });
});

describe('silence', () => {
  it.each([
    ['from within a session', ['06:50:00', '09:00:00'], ['10:00:00', '17:05:00'], '09:00:00 no-data'],
    ['from shortly before lunch', ['06:50:00', '11:05:00'], ['13:20:00', '17:05:00'], '11:05:00 switched-off'],
    ['over lunch until late', ['06:50:00', '11:40:00'], ['15:00:00', '17:05:00'], '11:40:00 switched-off'],
  ] as const)('%s', (_, first, second, expected) => {
    expect(told(watched(first, second))).toContain(expected);
  });

  it('that takes most of a session is no data within the session', () => {
    expect(told(watched(['06:50:00', '11:40:00'], ['16:00:00', '17:05:00']))?.slice(2)).toEqual([
      '11:40:00 switched-off',
      '13:30:00 no-data',
      '16:00:00 up',
      '17:05:00 switched-off',
    ]);
    // Nobody came back on that day: the afternoon is not known.
    expect(told(watched(['06:50:00', '11:40:00']))).toEqual([
      '00:00:00 switched-off',
      '06:50:00 up',
      '11:40:00 switched-off',
      '13:30:00 no-data',
      '17:00:00 switched-off',
    ]);
  });

  it('of a whole day is no data', () => {
    expect(told({ alive: [], pcs: [], paths: {} })).toEqual(['00:00:00 no-data']);
  });

  it('is what verdicts say it was', () => {
    const cut = [{ from: at('09:00:00'), to: at('10:00:00'), value: 'power' }] as const;
    expect(told(heard(['06:50:00', '09:00:00'], ['10:00:00', '17:05:00']), 'site', { causes: cut })).toContain(
      '09:00:00 power-cut',
    );
    const down = all(day, asked('line.internet', '1', 'bad', every('06:50:00', '11:35:00', 60)));
    const ours = [{ from: at('09:00:00'), to: at('10:00:00'), value: 'collector' }] as const;
    expect(told(down, 'line.internet', { causes: ours })).toEqual(
      expect.arrayContaining(['06:50:00 down', '09:00:00 no-data', '10:00:00 down']),
    );
  });

  it('that has just begun is none yet', () => {
    expect(told(watched(['06:50:00', '09:00:00']), 'site', { until: at('09:04:00') })?.at(-1)).toBe('06:50:00 up');
    expect(told(watched(['06:50:00', '09:00:00']), 'site', { until: at('09:06:00') })?.at(-1)).toBe('09:00:00 no-data');
  });
});

describe('a service', () => {
  const services = [{ id: 'cong', path: 'internet' }] as const;
  const ask = (evidence: DayEvidence) => told(evidence, serviceSubject('cong'), { services })?.slice(1, 5);
  const pages = (page: string, mark: Mark, from: string, to: string) =>
    asked(serviceSubject('cong'), `1 ${page}`, mark, every(from, to, 300));

  it('is down when its application is, though its static page is good', () => {
    const evidence = all(
      goodDay,
      pages('static', 'good', '06:50:00', '11:35:00'),
      pages('application', 'good', '06:50:00', '08:00:00'),
      pages('application', 'bad', '08:05:00', '09:00:00'),
      pages('application', 'slow', '09:05:00', '11:35:00'),
    );
    expect(ask(evidence)).toEqual(['06:50:00 up', '08:02:30 down', '09:02:30 degraded', '11:35:00 switched-off']);
  });

  it('is not known behind a line that is down', () => {
    const evidence = all(
      day,
      asked('line.internet', '1', 'bad', every('06:50:00', '11:35:00', 60)),
      pages('application', 'bad', '06:50:00', '11:35:00'),
    );
    expect(ask(evidence)).toEqual([
      '06:50:00 no-data',
      '11:35:00 switched-off',
      '13:20:00 no-data',
      '17:05:00 switched-off',
    ]);
  });
});

describe('a service', () => {
  const portal = { id: 'portal', path: 'internet' } as DayFrame['services'][number];
  const subject = serviceSubject('portal');
  const ask = (evidence: DayEvidence) => told(evidence, subject, { services: [portal] });

  it('that nobody asks has no data while the site is heard, and is never down', () => {
    expect(ask(goodDay)?.slice(0, 3)).toEqual(['00:00:00 switched-off', '06:50:00 no-data', '11:35:00 switched-off']);
  });

  it('that the only PC of a site asks goes by that PC', () => {
    const answered = asked(subject, '1', 'good', every('06:50:00', '08:00:00', 300));
    const failed = asked(subject, '1', 'bad', every('08:05:00', '09:00:00', 300));
    const again = asked(subject, '1', 'good', every('09:05:00', '11:35:00', 300));
    expect(ask(all(goodDay, answered, failed, again))?.slice(1, 4)).toEqual([
      '06:50:00 up',
      '08:02:30 down',
      '09:02:30 up',
    ]);
  });
});

it('a site with two lines is degraded while one is down, and down when both are', () => {
  const evidence = all(goodDay, asked('line.data-network', '1', 'bad', every('06:50:00', '11:35:00', 60)));
  expect(told(evidence, 'site', { lines: ['internet', 'data-network'] })?.[1]).toBe('06:50:00 degraded');
});
