import { expect, it } from 'vitest';
import { readParts } from './read-parts.ts';

it('names what could not be read, and keeps the rest', async () => {
  const readers = {
    memory: async () => ({ totalBytes: 8 }),
    os: async () => {
      throw new Error('no right');
    },
  };
  expect(await readParts(readers, () => {})).toEqual({ memory: { totalBytes: 8 }, unread: { os: 'no right' } });
});

it('does not wait for a part that hangs', async () => {
  const readers = { disks: () => new Promise(() => {}) };
  const facts = await readParts(readers, (fire) => fire());
  expect(facts.unread['disks']).toContain('not read within');
});
