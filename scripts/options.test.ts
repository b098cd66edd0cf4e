import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const USAGE = 'usage: npm run thing -- [--seed N] [--keep FILE] [--quiet]\n';
const read = (...typed: string[]) => readOptions(USAGE, { seed: 'number', keep: 'text', quiet: 'flag' }, typed);

describe('options of a developer’s command', () => {
  it('are numbers, texts and flags, beside words', () => {
    expect(read('every', '--seed', '7', '--keep=here', '--quiet', 'one')).toEqual({
      isRead: true,
      options: { seed: 7, keep: 'here', quiet: true },
      words: ['every', 'one'],
    });
  });

  it('are all left out where nothing is typed', () => {
    expect(read()).toEqual({ isRead: true, options: { seed: undefined, keep: undefined, quiet: false }, words: [] });
  });

  it('leave what comes after two hyphens as it is', () => {
    expect(read('exec', '--', 'ip', '--brief')).toMatchObject({ words: ['exec', 'ip', '--brief'] });
  });

  it.each([['--help'], ['-h']])('tell the usage for %s, which is no mistake', (typed) => {
    expect(read('every', typed)).toEqual({ isRead: false, said: USAGE, code: 0 });
  });

  it.each([
    [['--sead', '7'], "Unknown option '--sead'"],
    [['--seed'], "Option '--seed <value>' argument missing"],
    [['--seed', 'seven'], '--seed seven: expected a number, 0 or more'],
    [['--seed='], '--seed : expected a number, 0 or more'],
    [['--seed=-1'], '--seed -1: expected a number, 0 or more'],
    [['--seed', 'Infinity'], '--seed Infinity: expected a number, 0 or more'],
    [['--quiet=yes'], "Option '--quiet' does not take an argument"],
  ])('say what is wrong with %j, and the usage after it', (typed, what) => {
    const found = read(...typed);
    expect(found).toMatchObject({ isRead: false, code: 2 });
    if (found.isRead) return;
    expect(found.said).toContain(what);
    expect(found.said.endsWith(`\n\n${USAGE}`)).toBe(true);
  });
});
