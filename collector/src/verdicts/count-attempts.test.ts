import { expect, it } from 'vitest';
import { countAttempts } from './count-attempts.ts';

/** `.` was answered, `x` was not; one a minute. */
const series = (text: string, sent = 1) =>
  [...text].map((each, minute) => ({ at: minute, sent, lost: each === 'x' ? sent : 0 }));

it.each([
  ['........', 1, { attempts: 8, failed: 0 }],
  ['...x....', 1, { attempts: 8, failed: 1 }],
  ['....xx', 1, { attempts: 2, failed: 2, since: 4 }],
  ['..xxx...', 1, { attempts: 3, failed: 0 }],
  ['..xxx..x', 1, { attempts: 3, failed: 1 }],
  ['x', 1, { attempts: 1, failed: 1, since: 0 }],
  ['....xx', 10, { attempts: 20, failed: 20, since: 4 }],
  ['....x.', 10, { attempts: 60, failed: 10 }],
  ['....xx', 2, { attempts: 12, failed: 4 }],
  ['...xxxx', 2, { attempts: 8, failed: 8, since: 3 }],
  ['....xx', 3, { attempts: 18, failed: 6 }],
  ['...xxx', 3, { attempts: 9, failed: 9, since: 3 }],
  ['', 1, { attempts: 0, failed: 0 }],
])('counts %s of %i since it went dead or came back', (text, sent, counted) => {
  const looked = text.slice(text.length - counted.attempts / sent);
  const at = (place: number) => text.length - looked.length + place;
  const answered = looked.includes('.')
    ? { answeredFrom: at(looked.indexOf('.')), answeredAt: at(looked.lastIndexOf('.')) }
    : {};
  const tried = text === '' ? {} : { triedAt: text.length - 1 };
  expect(countAttempts(series(text, sent))).toEqual({ ...counted, ...answered, ...tried });
});

it('takes the middle of what was answered, and says where the last failure ended', () => {
  const counted = countAttempts([
    { at: 1, sent: 1, lost: 0, wayMs: 10, answerMs: 200 },
    { at: 2, sent: 1, lost: 0, wayMs: 30, answerMs: 900 },
    { at: 3, sent: 1, lost: 0, wayMs: 20, answerMs: 300 },
    { at: 4, sent: 1, lost: 1, failure: 'bad-reply' },
  ]);
  expect(counted).toEqual({
    ...{ attempts: 4, failed: 1, failedPart: 'answer', wayMs: 20, answerMs: 300 },
    ...{ answeredFrom: 1, answeredAt: 3, triedAt: 4 },
  });
});

it.each([
  ['not-found', 'name'],
  ['unresolved', 'name'],
  ['unreachable', 'way'],
  ['refused', 'answer'],
  ['timeout', undefined],
])('of %s it is known to have ended at %s', (failure, part) => {
  expect(countAttempts([{ at: 1, sent: 1, lost: 1, failure }]).failedPart).toBe(part);
});
