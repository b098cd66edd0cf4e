import { expect, it } from 'vitest';
import { memoryLog } from './memory-log.ts';

it('keeps the newest lines and no more than it may', () => {
  const log = memoryLog(2);
  log.info('first');
  log.warn('second', { count: 2 });
  log.error('third');
  expect(log.lines).toEqual([
    { level: 'warn', message: 'second', fields: { count: 2 } },
    { level: 'error', message: 'third', fields: {} },
  ]);
});
