import { beforeEach, expect, it } from 'vitest';
import type { RegisteredDevice } from './fleet-state.ts';
import { isInService } from './in-service.ts';
import { applySupersession, supersessionOf } from './supersession.ts';

const device = (id: string): RegisteredDevice => ({
  ...{ id, number: 1, unitCode: '99001', role: 'office', coverage: 'measured', enrolledAt: 0 },
  ...{ secretSha256: '', machine: id, flags: [] },
});

let devices: Map<string, RegisteredDevice>;
beforeEach(() => {
  devices = new Map(['i', 'j', 'a', 'b'].map((id) => [id, device(id)]));
});
const supersede = (id: string, by: string) =>
  applySupersession({ devices }, { type: 'device-superseded', device: id, by });
const separate = (id: string) => applySupersession({ devices }, { type: 'device-separated', device: id });

it('one takes the place of another: both know it, one counts', () => {
  supersede('i', 'a');
  expect(devices.get('i')).toMatchObject({ supersededBy: 'a' });
  expect(devices.get('a')).toMatchObject({ supersedes: ['i'] });
  expect([...devices.values()].filter(isInService).map(({ id }) => id)).toEqual(['j', 'a', 'b']);
});

it('one may take the place of two, and twice is once', () => {
  for (const id of ['i', 'j', 'i']) supersede(id, 'a');
  expect(devices.get('a')?.supersedes).toEqual(['j', 'i']);
});

it('another may take a place that was taken: the first one loses it', () => {
  supersede('i', 'a');
  supersede('i', 'b');
  expect(devices.get('i')?.supersededBy).toBe('b');
  expect(devices.get('b')?.supersedes).toEqual(['i']);
  expect(devices.get('a')).toEqual(device('a'));
});

it('what is separated counts again, stands alone, and is joined again by word', () => {
  supersede('i', 'a');
  separate('i');
  expect(devices.get('i')).toEqual({ ...device('i'), standsAlone: true });
  expect(devices.get('a')).toEqual(device('a'));
  supersede('i', 'a');
  expect(devices.get('i')).toEqual({ ...device('i'), supersededBy: 'a' });
});

it('passes over whom there is not', () => {
  supersede('i', 'nobody');
  supersede('nobody', 'a');
  separate('nobody');
  expect([...devices.values()]).toEqual(['i', 'j', 'a', 'b'].map(device));
});

it('stays when a device joins again', () => {
  supersede('i', 'a');
  expect(supersessionOf(devices.get('a'))).toEqual({ supersedes: ['i'] });
  expect(supersessionOf(undefined)).toEqual({});
});
