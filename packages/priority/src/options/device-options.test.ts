import { expect, it } from 'vitest';
import { defaultPolicy } from '../policy.ts';
import { type MadePc, madeDevice, valuedOf } from '../testing/made-device.ts';
import { type AssetFacts, optionsOfDevice } from './device-options.ts';
import { defaultPlanPolicy, type PlanPolicy } from './plan-policy.ts';
import { defaultPrices, type PriceList } from './prices.ts';

const slots = [{ gb: 4, type: 'DDR4' }, { gb: 0 }];
const tight: MadePc = { memoryGb: 4, slots, disk: 'hdd', processor: 'i5-8500', build: '26200', tpm: '2.0' };
const found = (
  pc: MadePc,
  {
    asset = {},
    policy = {},
    prices = {},
    role = 'office',
  }: {
    asset?: AssetFacts;
    policy?: Partial<PlanPolicy>;
    prices?: Partial<PriceList>;
    role?: 'office' | 'counter' | 'server';
  } = {},
) => {
  const [valued] = valuedOf([madeDevice(pc, 1, { role })]);
  if (valued === undefined) throw new Error('one device was made');
  const basis = {
    prices: { ...defaultPrices, ...prices },
    policy: { ...defaultPlanPolicy, ...policy },
    priorityPolicy: defaultPolicy,
  };
  return optionsOfDevice(valued, asset, basis);
};
const measures = (of: ReturnType<typeof found>) => of.options.map(({ measure }) => measure);
const why = (of: ReturnType<typeof found>, measure: string) =>
  of.excluded.find((one) => one.measure === measure)?.because;

it('a young PC with little memory and a hard disk gets parts, not a new PC', () => {
  const { options, ...rest } = found({ ...tight, processor: 'i5-12400' });
  expect(options.map(({ measure, fund }) => [measure, fund])).toEqual([
    ['ram', 'parts'],
    ['ssd', 'parts'],
    ['ram+ssd', 'parts'],
  ]);
  expect(why({ options, ...rest }, 'replacement')).toBe('not-old');
  const [ram, ssd, both] = options.map(({ minutes }) => minutes);
  expect(both).toBeGreaterThan(Math.max(ram ?? 0, ssd ?? 0));
});

it('a PC that alone had no network gets a cable, which costs least to try', () => {
  const cutOff = { days: 5, wholeDays: 0 };
  const [valued] = valuedOf([madeDevice({ ...tight, processor: 'i5-12400' }, 1, { cutOff })]);
  if (valued === undefined) throw new Error('one device was made');
  const { options } = optionsOfDevice(
    valued,
    {},
    {
      ...{ prices: defaultPrices, policy: defaultPlanPolicy, priorityPolicy: defaultPolicy },
    },
  );
  expect(options.find(({ measure }) => measure === 'cable')).toMatchObject({ fund: 'parts', minutes: 178.2 });
});

it('a PC that can run no supported system gets no parts', () => {
  const old = found({ ...tight, processor: 'i5-4570', build: '19045' });
  expect(old.hasNoSupportedSystem).toBe(true);
  expect(measures(old)).toEqual(['replacement']);
  expect(why(old, 'ram')).toBe('no-supported-system');
  expect(why(old, 'ssd')).toBe('no-supported-system');
});

it('a new PC is a fixed asset, its licence is not in the price, and a counter gets the better one', () => {
  const old = { ...tight, processor: 'i5-4570', build: '19045' };
  expect(found(old).options[0]).toMatchObject({
    items: ['pc-office'],
    fund: 'assets',
    notes: ['licence-not-included'],
  });
  expect(found(old, { role: 'counter' }).options[0]).toMatchObject({ items: ['pc-counter'] });
});

it('the ceiling, the register and the quota stand in the way of a new PC; an unknown register does not', () => {
  const old = { ...tight, processor: 'i5-4570', build: '19045' };
  expect(why(found(old, { policy: { replacementCeiling: 14_000_000 } }), 'replacement')).toBe('above-ceiling');
  expect(why(found(old, { asset: { isLifeOver: false } }), 'replacement')).toBe('life-not-over');
  expect(why(found(old, { asset: { isWithinQuota: false } }), 'replacement')).toBe('outside-quota');
  expect(why(found(old, { role: 'server' }), 'replacement')).toBe('server');
  expect(measures(found(old))).toContain('replacement');
});

it('the ceiling is held against the price without licences, as far as the prices say what those cost', () => {
  const old = { ...tight, processor: 'i5-4570', build: '19045' };
  const withLicence = { low: 20_000_000, likely: 22_000_000, high: 24_000_000 };
  const prices = { includesLicences: true, items: { ...defaultPrices.items, 'pc-office': withLicence } };
  const licence = { low: 3_000_000, likely: 3_000_000, high: 4_000_000 };
  expect(why(found(old, { prices }), 'replacement')).toBe('above-ceiling-with-licence');
  expect(found(old, { prices: { ...prices, licence } }).options[0]).toMatchObject({
    measure: 'replacement',
    cost: withLicence,
    notes: [],
  });
  expect(why(found(old, { prices: { ...prices, includesLicences: false, licence } }), 'replacement')).toBe(
    'above-ceiling',
  );
});

it('what gives back too little is not offered', () => {
  const sound = found({
    memoryGb: 16,
    slots: [{ gb: 16, type: 'DDR4' }],
    disk: 'ssd',
    processor: 'i5-12400',
    build: '26200',
  });
  expect(sound.options).toEqual([]);
  expect(why(sound, 'ssd')).toBe('system-disk-is-ssd');
});

it('a PC of which nothing is known may be replaced, and is offered no parts by guess', () => {
  const silent = found({});
  expect(measures(silent)).toEqual(['replacement']);
  expect(why(silent, 'ram')).toBe('memory-size-unknown');
  expect(why(silent, 'ssd')).toBe('system-disk-unknown');
});
