import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCollectedDisks } from './collected-disks.ts';

it.each([
  '',
  'null',
  '[]',
  '{"v":1}',
  '{"v":2,"madeAt":1,"disks":[]}',
  'smartctl 6.6 2016',
  '\0\0\0',
  '['.repeat(500_000),
])('a file that holds no round is a bad reply (%#)', (text) => {
  const round = parseCollectedDisks(text);
  expect(round).toMatchObject({ ok: false, failure: 'bad-reply' });
  if (!round.ok) expect(round.detail.length).toBeLessThan(600);
});

it('leaves out what is no disk, and keeps the rest', () => {
  const disks = [null, {}, { device: '' }, { device: 'sda', tried: ['auto', 3], trouble: { failure: 'on fire' } }];
  const round = parseCollectedDisks(JSON.stringify({ v: 1, madeAt: 5, disks }));
  expect(round).toEqual({
    ok: true,
    value: { v: 1, madeAt: 5, isPrivileged: false, disks: [{ device: 'sda', tried: ['auto'], output: undefined }] },
  });
});

it('never throws, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseCollectedDisks(text)).toHaveProperty('ok');
    }),
  );
});
