import { expect, it } from 'vitest';
import { type Attempt, countAttempts } from './attempts.ts';

/** One packet a minute: `.` came back, `x` did not. */
const series = (text: string): Attempt[] => [...text].map((each, at) => ({ at, sent: 1, lost: each === 'x' ? 1 : 0 }));

it.each([
  ['a good path', '........', { attempts: 8, failed: 0, answeredFrom: 0, answeredAt: 7, triedAt: 7 }],
  ['a lossy one, as a whole', '..x..xx.', { attempts: 8, failed: 3, answeredFrom: 0, answeredAt: 7, triedAt: 7 }],
  ['a dead one', 'xxxxxxxx', { attempts: 8, failed: 8, since: 0, triedAt: 7 }],
  ['one that died in the window, from then on', '...xxxxx', { attempts: 5, failed: 5, since: 3, triedAt: 7 }],
  [
    'one that came back, from then on',
    'xxxxx...',
    { attempts: 3, failed: 0, answeredFrom: 5, answeredAt: 7, triedAt: 7 },
  ],
  ['one that came back and loses', 'xxxxx.x.', { attempts: 3, failed: 1, answeredFrom: 5, answeredAt: 7, triedAt: 7 }],
  ['nothing', '', { attempts: 0, failed: 0 }],
])('counts %s', (_, text, expected) => {
  expect(countAttempts(series(text), 5)).toEqual(expected);
});
