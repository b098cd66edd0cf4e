import type { DoctorCode, DoctorFacts, DoctorFinding } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { doctorText } from './doctor.ts';
import { LANGUAGES } from './language.ts';

const AT = Date.UTC(2026, 10, 27, 3);
/** Every code; one without an example is a type error. */
const examples: { readonly [Code in DoctorCode]: DoctorFacts[Code] } = {
  serves: { version: '1.2.3', startedAt: AT },
  ...{ 'not-running': {}, 'not-answering': {} },
  'not-ready': { reason: 'The journal can’t be written.' },
  trouble: { reason: 'The clock is behind.' },
  'disk-room': { freeBytes: 80e9, totalBytes: 100e9 },
  'disk-low': { freeBytes: 3e9, totalBytes: 100e9 },
  'disk-full': { freeBytes: 1e8 },
  'disk-unknown': {},
  'store-written': { entries: 12_345, lastAppendedAt: AT, bytes: 5e9 },
  'store-still': { lastAppendedAt: AT },
  'store-empty': {},
  'store-closed': {},
  'store-unreadable': { detail: 'database disk image is malformed' },
  'backup-made': { at: AT },
  'backup-old': { at: AT },
  'backup-none': {},
  'clock-agrees': { offsetMs: 200, devices: 40 },
  'clock-off': { offsetMs: -90_000, devices: 40 },
  ...{ 'clock-unsynchronised': {}, 'clock-synchronised': {}, 'clock-unknown': {} },
  'certificate-holds': { endsAt: AT },
  'certificate-ends-soon': { endsAt: AT },
  'certificate-ended': { endsAt: AT },
  'plain-http': { url: 'http://10.1.0.5:8750' },
  'loopback-only': { url: 'http://127.0.0.1:8750' },
  'configuration-taken': { at: AT },
  'configuration-refused': { at: AT },
  'output-delivers': { name: 'influx', written: 1_000 },
  'output-waits': { name: 'influx', queued: 1_000, failures: 3 },
  'output-lost': { name: 'influx', dropped: 2 },
  'outputs-none': {},
  'route-delivers': { name: 'mail' },
  'route-waits': { name: 'mail', owed: 2 },
  'routes-none': {},
  'queues-empty': {},
  'inbox-waits': { requests: 21 },
  'appends-failed': { entries: 1 },
};
const finding = (code: string): DoctorFinding => {
  const parameters = examples[code as DoctorCode];
  return { subject: 'disk', level: 'warning', code, parameters } as unknown as DoctorFinding;
};

describe.each(LANGUAGES)('what the doctor says in %s', (language) => {
  it.each(Object.keys(examples))('%s', (code) => {
    const { subject, level, says, toDo } = doctorText(finding(code), language);
    for (const text of [subject, level, says]) expect(text).not.toBe('');
    expect(says).not.toMatch(/undefined|NaN|\[object/);
    expect(says).toMatch(/[.:]$/);
    expect(toDo ?? '.').toMatch(/\.$/);
  });
});

it('says which way the clock is off', () => {
  expect(doctorText(finding('clock-off'), 'vi').says).toContain('chậm hơn đồng hồ của quá nửa trong 40 máy trạm');
  expect(doctorText(finding('clock-off'), 'en').says).toContain('behind most of 40 PCs');
});
