import { expect, it } from 'vitest';
import { JournalUnavailable } from '../journal/journal.ts';
import { DataFolderError } from './data-folder.ts';
import { explainStart } from './start-trouble.ts';

const where = { place: '127.0.0.1:8750', option: '--listen', data: '/var/lib/mach' };
const withCode = (code: string) => Object.assign(new Error('as the system says'), { code });

it.each([
  ['a port that is taken', withCode('EADDRINUSE'), /in use by another program/],
  ['a full disk, as files say it', withCode('ENOSPC'), /disk of \/var\/lib\/mach is full: make room/],
  [
    'a full disk, as the journal says it',
    new JournalUnavailable('the disk is full'),
    /disk of \/var\/lib\/mach is full: make room/,
  ],
])('%s is a sentence for the operator', (_what, error, sentence) => {
  const told = explainStart(error, where);
  expect(told).toBeInstanceOf(DataFolderError);
  expect(String(told)).toMatch(sentence);
});

it('what nobody at the terminal can put right stays what it was', () => {
  const odd = new Error('odd');
  expect(explainStart(odd, where)).toBe(odd);
});
