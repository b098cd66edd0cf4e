import { describe, expect, it } from 'vitest';
import type { CheckReading, CheckUpInput } from './check-terms.ts';
import { checkUp } from './check-up.ts';
import { WAY_CHECKS } from './way-topics.ts';

const read = (kind: string, values: CheckReading['values'], more: Partial<CheckReading> = {}): CheckReading => ({
  kind,
  ok: true,
  values,
  ...more,
});
const gateway = read('gateway', { address: '192.168.1.1', macHash: 'x' });
const page = (clockBehindMs: number) => read('http', { status: 200, clockBehindMs });
const way = (id: keyof typeof WAY_CHECKS, ok: boolean) =>
  read('stamp', ok ? { sent: 1, received: 1, rttMedianMs: 12 } : { sent: 3, received: 0 }, {
    id: WAY_CHECKS[id],
    ok,
    ...(ok ? {} : { failure: 'timeout' }),
  });
const check = (readings: readonly CheckReading[], more: Partial<CheckUpInput> = {}) =>
  checkUp({ readings, hasCollector: true, ...more });
const lightOf = (result: ReturnType<typeof checkUp>, topic: string) =>
  result.topics.find((each) => each.topic === topic)?.light;

describe('the ways out of the office', () => {
  it('are each a light of its own where somebody at the end answered, and no light where nobody is known there', () => {
    const both = check([gateway, page(0), way('internet', true), way('data-network', true)]);
    expect([lightOf(both, 'internet'), lightOf(both, 'data-network')]).toEqual(['good', 'good']);
    const none = check([gateway, page(0)]);
    expect([lightOf(none, 'internet'), lightOf(none, 'data-network')]).toEqual(['not-asked', 'not-asked']);
  });

  it('say that the data network is silent while the rest answers', () => {
    const result = check([gateway, page(0), way('internet', true), way('data-network', false)]);
    expect(result).toMatchObject({ cause: 'data-network-silent', nextStep: 'tell-it-data-network' });
  });

  it('blame nothing on a reflector that is silent alone, and name a dead line by what it can be', () => {
    expect(lightOf(check([gateway, page(0), way('internet', false)]), 'internet')).toBe('unknown');
    const dead = check([gateway, { ...page(0), ok: false, failure: 'timeout', values: {} }, way('internet', false)]);
    expect(dead.cause).toBe('collector-unreachable');
  });

  it('are no train of a meeting', () => {
    expect(lightOf(check([gateway, page(0), way('internet', true)]), 'video')).toBe('not-asked');
  });
});

describe('the clock of this PC', () => {
  it.each([
    [0, 'good'],
    [-290_000, 'good'],
    [86_400_000, 'warning'],
    [-86_400_000, 'warning'],
  ])('that is %d ms behind is %s', (behind, light) => {
    expect(lightOf(check([gateway, page(behind)]), 'clock')).toBe(light);
  });

  it('is not judged before joining', () => {
    expect(lightOf(check([gateway], { hasCollector: false }), 'clock')).toBe('not-asked');
  });
});

describe('systems that are slow for everybody', () => {
  const slowSystems = [{ name: 'Một cửa', communes: 92 }];
  it('are the cause for whoever can’t get in, before a busy PC', () => {
    const busy = read('cpu', { load1: 9, cpus: 2 });
    expect(check([gateway, page(0), busy], { slowSystems, wish: 'system' })).toMatchObject({
      cause: 'slow-for-everybody',
      nextStep: 'wait-system',
      possibleCauses: ['service'],
    });
  });

  it('are told as well while the line is dead, which then is the cause', () => {
    const dead = check([{ ...gateway, ok: false, failure: 'not-found', values: {} }], { slowSystems });
    expect([dead.cause, lightOf(dead, 'systems')]).toEqual(['no-network', 'warning']);
  });

  it.each([
    ['good where the collector said that none is', [], 'good'],
    ['nothing to judge where it said nothing lately', undefined, 'not-asked'],
  ] as const)('are %s', (_, said, light) => {
    const more = said === undefined ? {} : { slowSystems: said };
    expect(lightOf(check([gateway, page(0)], more), 'systems')).toBe(light);
  });
});

describe('services that this PC asked', () => {
  const portal = { name: 'dvc.example.vn', ok: false, failure: 'timeout' };
  const mail = { name: 'mail.example.vn', ok: true };
  const open = [gateway, page(0), way('internet', true)];
  const dead = [gateway, { ...page(0), ok: false, failure: 'timeout', values: {} }, way('internet', false)];
  const refused = [gateway, { ...page(0), ok: false, failure: 'refused', values: {} }, way('internet', true)];
  const busy = read('cpu', { load1: 9, cpus: 2 });

  it.each([
    ['one that is silent while the internet answers', open, [portal], 'service-unreachable', 'wait-service'],
    [
      'one that is silent while another answers',
      [gateway, page(0)],
      [portal, mail],
      'service-unreachable',
      'wait-service',
    ],
    ['one that is silent, before a busy PC', [...open, busy], [portal, mail], 'service-unreachable', 'wait-service'],
    [
      'one that is silent, before a collector that does not serve',
      refused,
      [portal],
      'service-unreachable',
      'wait-service',
    ],
    [
      'silence of all where only the province answers',
      [gateway, page(0)],
      [portal],
      'no-service-reached',
      'tell-it-line',
    ],
    ['silence of all on a dead line', dead, [portal], 'collector-unreachable', 'tell-it-line'],
    ['none that could be asked', open, [{ name: 'dvc.example.vn' }], 'partly-measured', 'tell-it-code'],
    ['one that this PC may not ask', open, [{ ...portal, failure: 'denied' }], 'partly-measured', 'tell-it-code'],
  ])('tell of %s', (_, readings, services, cause, nextStep) => {
    expect(check(readings, { services, wish: 'system' })).toMatchObject({ cause, nextStep });
  });

  it('are the only cause where the way out answers, and are named', () => {
    const result = check(open, { services: [portal, mail], wish: 'system' });
    expect(result).toMatchObject({ overall: 'warning', possibleCauses: ['service'] });
    expect(result.topics.find(({ topic }) => topic === 'systems')?.values).toMatchObject({ names: 'dvc.example.vn' });
  });

  it('are good where all answered, and come after what the province knows', () => {
    expect(lightOf(check(open, { services: [mail] }), 'systems')).toBe('good');
    const slowSystems = [{ name: 'Một cửa', communes: 92 }];
    expect(check(open, { services: [portal], slowSystems, wish: 'system' }).cause).toBe('slow-for-everybody');
  });
});

describe('Wi-Fi', () => {
  it('is a light of its own, and none on a cable', () => {
    const wifi = (signalDbm: number) => read('wifi', { signalDbm }, { target: 'wlan0' });
    expect(lightOf(check([gateway, page(0), wifi(-50)]), 'wifi')).toBe('good');
    expect(check([gateway, page(0), wifi(-82)])).toMatchObject({ cause: 'wifi-weak' });
    expect(lightOf(check([gateway, page(0)]), 'wifi')).toBe('not-asked');
  });
});
