import { vietnamDayOf } from '@mach/knowledge';
import { describe, expect, it } from 'vitest';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import { newToken } from '../ingest/token.ts';
import { isCommuneNow } from '../state/commune-now.ts';
import { enrolment, makeCollector } from '../testing/collector-fixture.ts';
import { decide } from './decide.ts';
import { planReorganisation, type ReorganiseRequest } from './reorganise.ts';

const TODAY = '2026-11-01';
const SECOND = 'c'.repeat(32);

/** Two communes, each with a site "Trụ sở" and one PC. */
async function ready() {
  const made = await makeCollector();
  const { collector, token, random } = made;
  const now = collector.now();
  const other = newToken('join', random);
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99002', kind: 'commune', name: 'Xã Khác', parent: '99' }] },
    {
      type: 'token-created',
      token: { id: 'b', sha256: other.sha256, scope: 'join', createdAt: now, expiresAt: now + 9e6, unitCode: '99002' },
    },
    {
      type: 'account-created',
      account: { name: 'xa-khac', role: 'commune', post: 'x', unitCode: '99002', createdAt: now, turn: 1 },
    },
  ]);
  await collector.enrol(enrolment(token, { site: 'Trụ sở' }));
  await collector.enrol(enrolment(other.token, { site: 'Trụ sở', device: SECOND, secret: 'T'.repeat(43) }));
  const registry = () => collector.state().registry;
  const siteOf = (unit: string) => [...registry().sites.values()].filter(({ unitCode }) => unitCode === unit);
  const enter = async (request: ReorganiseRequest) => {
    const { changes, answer } = decide(request, collector.state(), { now: collector.now(), random });
    await collector.commit(changes, 'system:an');
    return answer;
  };
  return { ...made, registry, siteOf, enter, day: vietnamDayOf(now) };
}

const merger = (more = {}): ReorganiseRequest => ({
  type: 'merge-units',
  from: ['99002'],
  into: { code: '99001' },
  validFrom: TODAY,
  ...more,
});

it('merges: sites, devices and join tokens go over, the old unit ends, and no two sites are called the same', async () => {
  const { enter, registry, siteOf, collector } = await ready();
  expect(planReorganisation(merger(), registry(), collector.now())).toMatchObject({
    preview: {
      sites: 1,
      devices: 1,
      ends: ['Xã Khác'],
      renames: [{ before: 'Trụ sở', after: 'Trụ sở (Xã Khác)' }],
      accountsLeft: ['xa-khac'],
    },
  });
  expect(await enter(merger({ document: '01/NQ-UBTVQH' }))).toEqual({ ok: true });
  expect(registry().units.get('99002')).toMatchObject({ validTo: TODAY, successor: '99001' });
  expect(siteOf('99001').map(({ name }) => name)).toEqual(['Trụ sở', 'Trụ sở (Xã Khác)']);
  expect(siteOf('99002')).toEqual([]);
  expect(registry().devices.get(SECOND)).toMatchObject({ unitCode: '99001', siteId: siteOf('99001')[1]?.id });
  expect(registry().tokens.get('b')).toMatchObject({ unitCode: '99001' });
  expect(isCommuneNow(registry().units.get('99002'))).toBe(false);
  expect(summariseCommunes(collector.state(), () => ({ conditions: [] }) as never).map(({ code }) => code)).toEqual([
    '99001',
  ]);
  expect(registry().reorganisations).toMatchObject([{ document: '01/NQ-UBTVQH' }]);
  // A list of the old communes that is imported again brings nothing back.
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99002', kind: 'commune', name: 'Xã Khác', parent: '99' }] },
  ]);
  expect(registry().units.get('99002')).toMatchObject({ successor: '99001' });
});

it('merges into a unit that is new, beside those that it is made of', async () => {
  const { enter, registry, siteOf, collector } = await ready();
  const hours = { workingHours: 'T2-T6 07:00-11:30' };
  const of = (code: string, isp: string) => ({
    code,
    kind: 'commune' as const,
    name: code,
    parent: '99',
    isp,
    ...hours,
  });
  await collector.commit([{ type: 'units-imported', units: [of('99001', 'VNPT'), of('99002', 'Viettel')] }]);
  await enter(merger({ from: ['99001', '99002'], into: { code: '99009', name: ' Xã Mới ' } }));
  expect(registry().units.get('99009')).toEqual({
    ...{ code: '99009', kind: 'commune', name: 'Xã Mới', parent: '99', validFrom: TODAY, ...hours },
  });
  expect(siteOf('99009')).toHaveLength(2);
});

it('splits: chosen sites go to another unit, and the old one stays', async () => {
  const { enter, registry, siteOf } = await ready();
  const [site] = siteOf('99002');
  const into = { code: '99010', name: 'Xã Tách' };
  await enter({ type: 'split-unit', from: '99002', sites: [site?.id ?? ''], into, validFrom: TODAY });
  expect(siteOf('99010')).toMatchObject([{ name: 'Trụ sở' }]);
  expect(registry().devices.get(SECOND)).toMatchObject({ unitCode: '99010' });
  expect(registry().units.get('99002')?.successor).toBeUndefined();
  expect(registry().tokens.get('b')).toMatchObject({ unitCode: '99002' });
});

describe('says what can’t be', () => {
  it.each([
    [{ validFrom: '2027-01-01' }, 'date-future'],
    [{ from: [] }, 'nothing-moved'],
    [{ from: ['99001'] }, 'same-unit'],
    [{ from: ['12345'] }, 'unknown-commune'],
    [{ into: { code: '9900' } }, 'code-form'],
    [{ into: { code: '99009' } }, 'required'],
  ])('%j: %s', async (more, code) => {
    const { registry, collector } = await ready();
    expect(planReorganisation(merger(more), registry(), collector.now())).toMatchObject({ ok: false, code });
  });

  it('nothing of a unit that ended moves again, and nothing moves into it', async () => {
    const { enter, siteOf } = await ready();
    await enter(merger());
    expect(await enter(merger())).toMatchObject({ code: 'unit-ended' });
    const [site] = siteOf('99001');
    const split = { type: 'split-unit', from: '99001', into: { code: '99002' }, validFrom: TODAY } as const;
    expect(await enter({ ...split, sites: [site?.id ?? ''] })).toMatchObject({ code: 'unit-ended' });
    expect(await enter({ ...split, sites: [], into: { code: '99011', name: 'x' } })).toMatchObject({
      code: 'nothing-moved',
    });
  });
});
