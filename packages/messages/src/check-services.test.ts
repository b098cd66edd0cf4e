import { expect, it } from 'vitest';
import { serviceLines, serviceSentences } from './check-services.ts';

it('has a line for each service, and none without services', () => {
  const services = [
    { target: 'https://a.vn/', reading: { ok: true } },
    { target: 'https://b.vn/', reading: { ok: false, failure: 'timeout' as const } },
    { target: 'https://c.vn/' },
  ];
  expect(serviceSentences(services, 'vi').slice(0, 3)).toEqual([
    '',
    'Các hệ thống, thử từ máy này:',
    '  [OK]  https://a.vn/: truy cập được.',
  ]);
  expect(serviceSentences(services, 'vi')[3]).toMatch(/^ {2}\[!!\] {2}https:\/\/b\.vn\/: chưa truy cập được \(.+\)\.$/);
  expect(serviceSentences(services, 'en')[4]).toBe('  [- ]  https://c.vn/: asked as often as is allowed in a day.');
  expect(serviceSentences([], 'vi')).toEqual([]);
});

it('has no red line for a service that this PC did not get to ask', () => {
  const denied = [{ target: 'https://d.vn/', reading: { ok: false, failure: 'denied' as const } }];
  expect(serviceLines(denied, 'vi')).toEqual([
    { light: 'not-asked', sentence: expect.stringMatching(/^https:\/\/d\.vn\/: chưa thử được từ máy này \(.+\)\.$/) },
  ]);
  expect(serviceSentences(denied, 'en')[2]).toMatch(/\[- \] {2}https:\/\/d\.vn\/: could not be asked from this PC/);
});
