import type { OutageNotice } from '@mach/wire';
import { expect, it } from 'vitest';
import { announcedOutage, isAnnounced as isQuiet } from './announced-outage.ts';
import { at, madeIncident } from './testing/made-incident.ts';

const notice: OutageNotice = {
  ...{ id: 'o', document: '12/TB-ĐL', cause: 'power', communes: ['00001', '00002'] },
  ...{ from: at('09:00'), to: at('11:00') },
};
const power = { cause: 'power', causes: ['power'] } as const;
const isAnnounced = (
  given: Parameters<typeof madeIncident>[1],
  outage: Partial<OutageNotice> = {},
  time = '10:00',
): boolean => isQuiet(madeIncident(1, given), [{ ...notice, ...outage }], at(time));

it('covers an incident of its kind, in its communes, in its time', () => {
  expect(isAnnounced(power)).toBe(true);
  expect(isAnnounced(power, {}, '11:09')).toBe(true);
  expect(isAnnounced(power, {}, '11:10')).toBe(false);
  expect(isAnnounced(power, {}, '08:59')).toBe(false);
  expect(isAnnounced({ ...power, communes: ['00001', '00003'] })).toBe(false);
  expect(isAnnounced({ ...power, communes: ['00003'] }, { communes: [] })).toBe(true);
  expect(isAnnounced({})).toBe(false);
});

it('covers a silence that may be what was announced', () => {
  expect(isAnnounced({ stage: 'provisional', cause: 'line', causes: ['line', 'power'] })).toBe(true);
});

it('of a provider or a service covers that one alone', () => {
  const isp = { cause: 'isp', causes: ['isp'], scope: { kind: 'isp', id: 'VNPT' } } as const;
  expect(isAnnounced(isp, { cause: 'isp', isp: 'VNPT' })).toBe(true);
  expect(isAnnounced(isp, { cause: 'isp', isp: 'Viettel' })).toBe(false);
  const service = { cause: 'service', causes: ['service'], scope: { kind: 'service', id: 'portal' } } as const;
  expect(isAnnounced(service, { cause: 'service', service: 'portal' })).toBe(true);
  expect(isAnnounced(service, { cause: 'service', service: 'mail' })).toBe(false);
  expect(isAnnounced({ cause: 'line', causes: ['line'] }, { cause: 'line' })).toBe(true);
  expect(isAnnounced({ cause: 'data-network', causes: ['data-network'] }, { cause: 'data-network' })).toBe(true);
});

it('is known afterwards as the one that was to last longest, and not where it was over before', () => {
  const longer = { ...notice, document: '13/TB-ĐL', to: at('11:30') };
  const of = (given: Parameters<typeof madeIncident>[1], time: string) =>
    announcedOutage(madeIncident(1, { ...power, ...given }), [longer, notice], at(time))?.document;
  expect(of({}, '12:00')).toBe('13/TB-ĐL');
  expect(of({ since: at('11:40') }, '12:00')).toBeUndefined();
  expect(of({ since: at('08:00') }, '08:59')).toBeUndefined();
});
