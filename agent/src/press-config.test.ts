import { expect, it } from 'vitest';
import { pressConfig } from './press-config.ts';

const config = { etag: 'e', reportEveryS: 60, sendEveryS: 300, contacts: [{ name: 'VNPT', phone: '1800 1166' }] };
const service = { id: 'dvc', kind: 'http', target: 'https://a.vn/', everyS: 300, perDayMax: 12 };

it('has whom to call and the services that a press asks, and no word by which equipment is asked', () => {
  const options = { version: '2c', community: 'hunter2' };
  const checks = [
    service,
    { id: 'switch', kind: 'snmp', target: '10.1.0.2', everyS: 300, about: 'a'.repeat(32), options },
    { id: 'counted', kind: 'snmp', target: '10.1.0.2', everyS: 300, about: 'a'.repeat(32), perDayMax: 300, options },
    { id: 'neighbours', kind: 'neighbours', target: 'own', everyS: 300, nearby: true, options },
  ];
  const slots = [{ id: 'meeting.1', kind: 'stamp', at: 1 }];
  expect(pressConfig({ ...config, checks, slots })).toEqual({ ...config, checks: [service] });
});
