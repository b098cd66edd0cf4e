import { createHash } from 'node:crypto';
import { devicesOf } from '@mach/fleet';
import { createVirtualTime } from '@mach/ports/testing';
import { type AgentConfig, checker, type EnrolmentRequest, enrolmentRequestShape } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { joinFleet } from './join-fleet.ts';
import type { Called, Joined, MadeCalls } from './made-calls.ts';

const CONFIG: AgentConfig = { etag: 'one', reportEveryS: 60, sendEveryS: 300, checks: [] };
const COMMUNES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  one: ['00001', 'Xã Một'],
  two: ['00004', 'Xã Bốn'],
  'two again': ['00004', 'Xã Bốn'],
};

async function join(
  agents: number,
  tokens: readonly string[],
  {
    seed = '1',
    answer,
  }: {
    readonly seed?: string;
    readonly answer?: (request: EnrolmentRequest, index: number) => Called<Joined> | undefined;
  } = {},
) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const asked: EnrolmentRequest[] = [];
  const said: unknown[] = [];
  const unused = async () => ({ ok: false, why: 'not asked here' }) as const;
  const calls: MadeCalls = {
    ...{ report: unused, session: unused },
    enrol: async (request) => {
      asked.push(request);
      const given = answer?.(request, asked.length - 1);
      if (given !== undefined) return given;
      const [unitCode, unitName] = COMMUNES[request.token] ?? ['', ''];
      return { ok: true, value: { device: request.device, secret: request.secret ?? '', unitCode, unitName } };
    },
    config: async () => ({ ok: true, value: CONFIG }),
  };
  const joining = joinFleet(
    { tokens, agents, seed, isps: { '00004': 'VNPT' }, isByCalendar: false },
    {
      calls,
      clock,
      digest: (text) => createHash('sha256').update(text).digest(),
      say: (happened) => said.push(happened),
    },
    new AbortController().signal,
  );
  const settled = joining.then(
    (fleet) => ({ fleet }),
    (error: Error) => ({ refused: error.message }),
  );
  await time.runUntil(3_600_000);
  return { asked, said, ms: time.nowMs(), ...(await settled) };
}

describe('a fleet that joins', () => {
  it('is spread over the communes of its tokens, each device once, all of them fit for the wire', async () => {
    const found = await join(25, ['one', 'two']);
    const check = checker(enrolmentRequestShape);
    for (const request of found.asked)
      expect(check(request).problems.filter(({ path }) => path !== 'token')).toEqual([]);
    expect(found.asked.filter(({ token }) => token === 'one')).toHaveLength(13);
    expect(new Set(found.asked.map(({ device }) => device)).size).toBe(25);
    expect(found.asked.map(({ label }) => label).sort()).toContain('Máy giả lập 25');
    if (!('fleet' in found)) throw new Error(found.refused);
    const { province, members } = found.fleet;
    expect(province.communes.map(({ code, name }) => [code, name])).toEqual([
      ['00001', 'Xã Một'],
      ['00004', 'Xã Bốn'],
    ]);
    expect(province.communes[1]?.sites.every(({ isp }) => isp === 'VNPT')).toBe(true);
    expect(
      devicesOf(province)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(found.asked.map(({ device }) => device).sort());
    expect(members.every(({ device }) => device.coverage === 'measured' && device.leftOn)).toBe(true);
    const sites = new Set(found.asked.map(({ site }) => site));
    expect(sites).toEqual(new Set(province.communes.flatMap((commune) => commune.sites.map(({ name }) => name))));
  });

  it('is the same for the same seed and tokens, and another for others', async () => {
    const ids = async (seed: string, token: string) =>
      (await join(4, [token], { seed })).asked.map(({ device }) => device);
    const [one, again, seeded, token] = [
      await ids('1', 'one'),
      await ids('1', 'one'),
      await ids('2', 'one'),
      await ids('1', 'two'),
    ];
    expect(again).toEqual(one);
    expect(one.filter((id) => seeded.includes(id) || token.includes(id))).toEqual([]);
  });

  it('goes on under the id that the collector gives', async () => {
    const other = 'f'.repeat(32);
    const found = await join(3, ['one'], {
      answer: ({ secret = '' }, index) =>
        index === 1 ? { ok: true, value: { device: other, secret, unitCode: '00001', unitName: 'Xã Một' } } : undefined,
    });
    expect('fleet' in found && devicesOf(found.fleet.province).map(({ id }) => id)).toContain(other);
  });
});

describe('a collector that does not take all in', () => {
  it('is waited for where it asks for it', async () => {
    const found = await join(3, ['one'], {
      answer: (_request, index) =>
        index === 1 ? { ok: false, status: 429, why: 'too many', retryAfterMs: 30_000 } : undefined,
    });
    expect('fleet' in found).toBe(true);
    expect(found.asked).toHaveLength(4);
    expect(found.said).toContainEqual({ type: 'waiting', waitMs: 30_000 });
  });

  it.each<[string, Called<Joined>]>([
    ['a token that is used up', { ok: false, status: 403, why: 'This join token is used up.' }],
    ['nobody there', { ok: false, why: 'nobody answers' }],
  ])('ends it with the sentence: %s', async (_what, answer) => {
    const found = await join(3, ['one'], { answer: () => answer });
    expect(found).toMatchObject({ refused: answer.ok ? '' : answer.why });
    expect(found.asked).toHaveLength(1);
  });

  it('says which two tokens are of one commune', async () => {
    expect(await join(4, ['one', 'two', 'two again'])).toMatchObject({
      refused: 'tokens 2 and 3 are both of Xã Bốn: one token a commune',
    });
  });
});
