import { seededRandom } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { answerCommands } from './answer-commands.ts';
import type { Collector } from './app.ts';

type Given = Parameters<typeof answerCommands>[1];

function answering(given: Partial<Given> = {}, commit: () => Promise<void> = async () => {}) {
  const committed: string[] = [];
  const collector = {
    exclusive: (work: () => unknown) => work(),
    commit: async (_changes: unknown, by: string) => {
      await commit();
      committed.push(by);
    },
    now: () => 1,
    wallMs: () => 1,
  } as unknown as Collector;
  const alerts = { routes: () => [{ name: 'mail' }], test: async () => 'unknown' } as unknown as Given['alerts'];
  const answer = answerCommands(collector, {
    ...{ sessions: { newCode: () => 'code' }, url: 'http://mach.example', pin: 'p', alerts },
    ...{ tellState: async () => ({ version: '1' }) as never, random: seededRandom('commands') },
    ...given,
  });
  return { answer, committed };
}

describe('a link to sign in', () => {
  it('is noted with who asked', async () => {
    const { answer, committed } = answering();
    expect(await answer({ type: 'sign-in' }, 'root')).toEqual({ ok: true, link: 'http://mach.example/sign-in/code' });
    expect(committed).toEqual(['system:root']);
  });

  it('is given where the disk is full too', async () => {
    const { answer } = answering({}, async () => {
      throw new Error('disk full');
    });
    expect(await answer({ type: 'sign-in' }, 'root')).toMatchObject({ ok: true });
  });
});

it('tells how the collector is', async () => {
  expect(await answering().answer({ type: 'tell-state' }, 'root')).toEqual({ ok: true, state: { version: '1' } });
});

it.each([
  ['unknown', { ok: false, error: expect.stringContaining('mail') }],
  ['too-soon', { ok: false, error: expect.stringContaining('wait ten seconds') }],
  [[{ recipient: 'a@b.vn', outcome: 'delivered' }], { ok: true, tested: [{ outcome: 'delivered' }] }],
])('a try of a route that gives %j', async (tested, expected) => {
  const alerts = { routes: () => [{ name: 'mail' }], test: async () => tested } as unknown as Given['alerts'];
  expect(await answering({ alerts }).answer({ type: 'test-alert-route', route: 'x' }, 'root')).toMatchObject(expected);
});
