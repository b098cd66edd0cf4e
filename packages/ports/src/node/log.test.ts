import { expect, it } from 'vitest';
import { type LogLevel, lineLog } from './log.ts';

function logged(level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = lineLog({ stream: { write: (line) => lines.push(line) }, level, wallMs: () => 1_795_314_655_000 });
  return { log, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>), lines };
}

it('writes one JSON object a line', () => {
  const { log, lines } = logged();
  log.info('started', { url: 'http://127.0.0.1:1', text: 'two\nlines' });
  expect(lines).toEqual([
    '{"url":"http://127.0.0.1:1","text":"two\\nlines","level":"info","time":"2026-11-22T02:30:55.000Z","msg":"started"}\n',
  ]);
});

it('leaves out what is below its level', () => {
  const { log, read } = logged('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(read().map(({ msg }) => msg)).toEqual(['c', 'd']);
});

it('writes an error with its cause, and a bigint', () => {
  const { log, read } = logged();
  log.error('failed', { error: new Error('outer', { cause: new Error('inner') }), count: 1n });
  expect(read()).toMatchObject([{ error: { message: 'outer', cause: { message: 'inner' } }, count: '1' }]);
});

it('never throws: a circle is told as what it is', () => {
  const { log, read } = logged();
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  log.info('odd', { circle });
  expect(read()).toMatchObject([{ msg: 'odd', unwritable: expect.stringContaining('circular') }]);
});

it('bounds a line', () => {
  const { log, lines, read } = logged();
  log.info('y'.repeat(20_000), { text: 'x'.repeat(20_000) });
  expect(lines[0]?.length).toBeLessThan(2_000);
  expect(read()).toMatchObject([{ level: 'info', tooLong: expect.any(Number) }]);
});
