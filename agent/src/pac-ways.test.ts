import type { Result } from '@mach/ports';
import { createVirtualTime } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { agentLimits } from './limits.ts';
import { type PacQuestion, pacWays } from './pac-ways.ts';

const good = (value: string): Result<string> => ({ ok: true, value });
const bad: Result<string> = { ok: false, failure: 'timeout', detail: 'too long' };
const limits = { ...agentLimits.pac, scriptKeptMs: 100_000, answerKeptMs: 10_000, troubleKeptMs: 1_000, hostsMax: 2 };

function world({ script = good('script'), said = good('PROXY a.vn:1') } = {}) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const asked: PacQuestion[] = [];
  let reads = 0;
  const answers = { script, said };
  const waysTo = pacWays(
    {
      clock,
      readScript: async () => {
        reads += 1;
        return answers.script;
      },
      evaluate: async (question) => {
        asked.push(question);
        return answers.said;
      },
    },
    limits,
  );
  const pass = (ms: number) => time.runUntil(time.nowMs() + ms);
  return { pass, asked, answers, reads: () => reads, ways: (url: string) => waysTo(new URL(url)) };
}

it('tells the script the origin alone, and each origin once while its answer holds', async () => {
  const { pass, asked, reads, ways } = world();
  const both = await Promise.all([ways('https://portal.vn/a?secret=1'), ways('https://portal.vn/b')]);
  expect(both).toMatchObject([{ ok: true }, { ok: true, value: [{ type: 'proxy', host: 'a.vn', port: 1 }] }]);
  expect(asked).toEqual([{ script: 'script', url: 'https://portal.vn/', host: 'portal.vn' }]);
  await pass(9_999);
  await ways('https://portal.vn/');
  expect(asked).toHaveLength(1);
  await pass(1);
  await ways('https://portal.vn/');
  expect(asked).toHaveLength(2);
  expect(reads()).toBe(1);
});

it('forgets the oldest origin when there are too many', async () => {
  const { asked, ways } = world();
  for (const host of ['a', 'b', 'c', 'c', 'b', 'a']) await ways(`https://${host}.vn/`);
  expect(asked.map(({ host }) => host)).toEqual(['a.vn', 'b.vn', 'c.vn', 'a.vn']);
});

it('holds on to trouble for a while, then tries again', async () => {
  const { pass, asked, answers, reads, ways } = world({ script: bad });
  expect(await ways('https://portal.vn/')).toEqual(bad);
  expect(await ways('https://portal.vn/')).toEqual(bad);
  expect(reads()).toBe(1);
  await pass(1_000);
  answers.script = good('script');
  answers.said = bad;
  expect(await ways('https://portal.vn/')).toEqual(bad);
  expect(await ways('https://portal.vn/')).toEqual(bad);
  expect(asked).toHaveLength(1);
  await pass(1_000);
  answers.said = good('DIRECT');
  expect(await ways('https://portal.vn/')).toEqual({ ok: true, value: [{ type: 'direct' }] });
});

it('hands on what the script’s words can’t mean', async () => {
  const { ways } = world({ said: good('nonsense') });
  expect(await ways('https://portal.vn/')).toMatchObject({ ok: false, failure: 'bad-reply' });
});
