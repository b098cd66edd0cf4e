import { createVirtualTime } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { snmpLimits } from './limits.ts';
import { createReader } from './reader.ts';
import type { SnmpAnswer } from './session.ts';
import { integer, type MadeObjects, type ScriptedHow, scriptedSession, table } from './testing/scripted-session.ts';

const ROOT = '1.3.6.1.2.1.2.2.1';
const ports = (count: number) => Array.from({ length: count }, (_, i) => integer(i));
const twoColumns = (count: number): MadeObjects => ({
  ...table(ROOT, { 7: ports(count), 8: ports(count) }),
  '1.3.6.1.2.1.3.1.0': integer(9),
});

/** Reads a made device; pauses take no time. */
function reading(
  objects: MadeObjects,
  how: ScriptedHow & { readonly limits?: Partial<typeof snmpLimits>; readonly endsAtMs?: number } = {},
) {
  const session = scriptedSession(objects, how);
  const { clock } = createVirtualTime().machine().program();
  const unpaused = { ...clock, sleep: async () => {} };
  const { endsAtMs = 1e9, limits } = how;
  const parts = {
    session,
    clock: unpaused,
    limits: { ...snmpLimits, ...limits },
    endsAtMs,
    signal: new AbortController().signal,
  };
  return { session, reader: createReader(parts) };
}
const refused = (status: 'too-big' | 'other'): SnmpAnswer => ({
  ok: false,
  failure: 'bad-reply',
  detail: status,
  status,
});
const silent: SnmpAnswer = { ok: false, failure: 'timeout', detail: 'no answer' };
const rowsOf = (walked: Awaited<ReturnType<ReturnType<typeof createReader>['walk']>>) =>
  [...walked.columns.values()].map(({ size }) => size);

describe('a walk', () => {
  it.each(['2c', '1'] as const)('reads columns side by side to their ends, by version %s', async (version) => {
    const { reader } = reading(twoColumns(30), { version });
    expect(rowsOf(await reader.walk([`${ROOT}.7`, `${ROOT}.8`], 1_000))).toEqual([30, 30]);
  });

  it('reads a column that is not there as empty, beside one that is', async () => {
    for (const version of ['1', '2c'] as const) {
      const { reader } = reading(twoColumns(3), { version });
      expect(rowsOf(await reader.walk([`${ROOT}.7`, `${ROOT}.99`], 1_000))).toEqual([3, 0]);
    }
  });

  it('goes on where an answer was cut off, even within a row', async () => {
    const { reader } = reading(twoColumns(20), { fits: 3 });
    expect(rowsOf(await reader.walk([`${ROOT}.7`, `${ROOT}.8`], 1_000))).toEqual([20, 20]);
    const { reader: narrow } = reading(twoColumns(20), { fits: 1 });
    expect(rowsOf(await narrow.walk([`${ROOT}.7`, `${ROOT}.8`], 1_000))).toEqual([20, 20]);
  });

  it('asks for less where the device says that it is too much', async () => {
    const { reader, session } = reading(twoColumns(20), {
      instead: (question) => (question <= 2 ? refused('too-big') : undefined),
    });
    expect(rowsOf(await reader.walk([`${ROOT}.7`, `${ROOT}.8`], 1_000))).toEqual([20, 20]);
    expect(session.asked.length).toBeLessThan(10);
  });

  it('goes row by row where the device stumbles over many', async () => {
    const { reader } = reading(twoColumns(5), {
      instead: (question) => (question === 1 ? refused('other') : undefined),
    });
    expect(rowsOf(await reader.walk([`${ROOT}.7`], 1_000))).toEqual([5]);
  });

  it('leaves a device that goes round in circles, with what it has', async () => {
    const circle: SnmpAnswer = { ok: true, varbinds: [{ oid: `${ROOT}.7.1`, value: integer(1) }] };
    const { reader, session } = reading({}, { instead: () => circle });
    const walked = await reader.walk([`${ROOT}.7`], 1_000);
    expect(rowsOf(walked)).toEqual([1]);
    expect(walked.cut).toBe('the device goes round in circles');
    expect(session.asked).toHaveLength(2);
  });

  it('cuts a table off after so many rows, and says so', async () => {
    const { reader } = reading(twoColumns(500));
    const walked = await reader.walk([`${ROOT}.7`, `${ROOT}.8`], 100);
    expect(rowsOf(walked)).toEqual([100, 100]);
    expect(walked.cut).toBe('cut off after 100 rows');
  });

  it('ends with a device that answers with nothing', async () => {
    const { reader } = reading({}, { instead: () => ({ ok: true, varbinds: [] }) });
    expect((await reader.walk([`${ROOT}.7`], 10)).cut).toBe('the device answers with nothing');
  });
});

describe('a round', () => {
  it('does not ask on once the device has fallen silent', async () => {
    const { reader, session } = reading(twoColumns(300), {
      instead: (question) => (question > 2 ? silent : undefined),
    });
    const walked = await reader.walk([`${ROOT}.7`], 1_000);
    expect(walked.failure).toMatchObject({ failure: 'timeout' });
    expect(rowsOf(walked)[0]).toBeGreaterThan(0);
    await reader.get(['1.3.6.1.2.1.1.1.0']);
    expect(session.asked).toHaveLength(3);
  });

  it.each([
    ['questions', { limits: { requestsMax: 5 } }],
    ['objects', { limits: { objectsMax: 100 } }],
    ['time', { endsAtMs: 0 }],
  ])('has a bound of %s', async (_, how) => {
    const { reader, session } = reading(twoColumns(5_000), how);
    const walked = await reader.walk([`${ROOT}.7`], 5_000);
    expect(walked.failure).toMatchObject({ ok: false });
    expect(session.asked.length).toBeLessThanOrEqual(5);
  });
});

describe('single objects', () => {
  it('are told where they are there, whatever stands beside them', async () => {
    const objects = { '1.3.1.0': integer(1), '1.3.3.0': { type: 'null' } as const, '1.3.4.0': integer(4) };
    for (const version of ['1', '2c'] as const) {
      const { reader } = reading(objects, { version });
      const { values } = await reader.get(['1.3.1.0', '1.3.2.0', '1.3.3.0', '1.3.4.0']);
      expect([...values.keys()]).toEqual(['1.3.1.0', '1.3.4.0']);
    }
  });

  it('that were not asked for are not taken for those that were', async () => {
    const { reader } = reading(
      {},
      { instead: () => ({ ok: true, varbinds: [{ oid: '1.3.9.0', value: integer(1) }] }) },
    );
    expect((await reader.get(['1.3.1.0'])).values.size).toBe(0);
  });

  it('tell which roots have anything under them', async () => {
    for (const version of ['1', '2c'] as const) {
      const { reader } = reading(twoColumns(2), { version });
      expect([...(await reader.first([ROOT, '1.3.6.1.2.1.33', '1.3.6.1.2.1.3'])).found]).toEqual([
        ROOT,
        '1.3.6.1.2.1.3',
      ]);
    }
  });
});
