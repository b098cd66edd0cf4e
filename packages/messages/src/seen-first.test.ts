import { expect, it } from 'vitest';
import { verdictSentence } from './verdicts.ts';

it.each([
  ['service', 'slow', 'Hệ thống trả lời chậm hơn thường lệ. ', 'khi có thêm số liệu.'],
  ['isp', 'down', 'Mất liên lạc với nhiều địa điểm. ', 'khi có số liệu trở lại.'],
  ['device', 'lossy', 'Một máy tính có kết nối chập chờn. ', 'khi có thêm số liệu.'],
] as const)('says what is seen at a %s that is %s, before anybody knows why', (kind, trouble, begin, end) => {
  const seen = { stage: 'provisional', cause: 'line', causes: ['line', 'isp'], alike: [], trouble } as const;
  const sentence = verdictSentence({ ...seen, scope: { kind } }, 'vi');
  expect([sentence.startsWith(begin), sentence.endsWith(end)]).toEqual([true, true]);
});
