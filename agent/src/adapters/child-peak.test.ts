import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { childPeakBytes, heardFromChild, lastWordOf } from './child-peak.ts';

const MIB = 1024 ** 2;
const MODULE = new URL('./child-peak.ts', import.meta.url).href;

/** What a child says on its error output that holds so much memory, begun by a parent that holds more. */
function saidBy(childMib: number, flags: readonly string[] = []): string {
  const program = `import { tellPeakAtEnd } from '${MODULE}'; tellPeakAtEnd(); Buffer.alloc(${childMib} * ${MIB}, 1); console.error('oops');`;
  return spawnSync(process.execPath, [...flags, '--input-type=module', '-e', program], { encoding: 'utf8' }).stderr;
}

it.each([
  ['a failure of its own\n', { words: 'a failure of its own\n' }],
  ['oops\nmach child: 81920 KiB at most\n', { words: 'oops\n', peakBytes: 80 * MIB }],
  ['mach child: 1024 KiB at most\n', { words: '', peakBytes: MIB }],
  ['mach child: many KiB at most\n', { words: 'mach child: many KiB at most\n' }],
])('reads the last word of %j', (said, told) => {
  expect(lastWordOf(said)).toEqual(told);
});

it('keeps the most that any told', () => {
  heardFromChild('mach child: 9000000 KiB at most\n');
  expect(heardFromChild('oops\nmach child: 1024 KiB at most\n')).toBe('oops\n');
  expect(childPeakBytes()).toBe(9_000_000 * 1_024);
});

it('a child tells what it held itself, not what its parent held', () => {
  const held = Buffer.alloc(300 * MIB, 1);
  const { words, peakBytes } = lastWordOf(saidBy(30));
  expect(held.length).toBeGreaterThan(0);
  expect(words).toBe('oops\n');
  expect(peakBytes).toBeGreaterThan(30 * MIB);
  expect(peakBytes).toBeLessThan(300 * MIB);
});

it('one that may write nothing and start nothing tells it too', () => {
  expect(lastWordOf(saidBy(10, ['--permission', '--allow-fs-read=*'])).peakBytes).toBeGreaterThan(10 * MIB);
});
