import { DatabaseSync } from 'node:sqlite';
import { nodeHash, sha256Hex } from '@mach/ports/node';
import { seededRandom } from '@mach/ports/testing';
import type { ReportFileAnswer } from '@mach/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportReports } from '../../agent/src/export/export-reports.ts';
import { fileSigner } from '../../agent/src/export/file-key.ts';
import { takeAnswer } from '../../agent/src/export/take-answer.ts';
import { agentLimits } from '../../agent/src/limits.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { createSqliteSpool } from '../../agent/src/spool/sqlite.ts';
import { readReportFile } from '../../collector/src/admin/report-file.ts';
import type { ImportedReports } from '../../collector/src/admin/request.ts';
import { telemetryOf } from '../../collector/src/state/device-state.ts';
import {
  BOOT,
  batch,
  DEVICE,
  enrolDevice,
  makeCollector,
  packed,
  report,
  SECRET,
} from '../../collector/src/testing/collector-fixture.ts';

const REPORTS = 250;
const MINUTE_MS = 60_000;

describe('a file of reports that people carry', () => {
  const random = seededRandom('files');
  const sign = fileSigner(sha256Hex(SECRET), nodeHash(''));
  let collector: Awaited<ReturnType<typeof makeCollector>>['collector'];
  let wall: number;
  let database: DatabaseSync;
  let spool: Spool;

  const open = (on: DatabaseSync) =>
    createSqliteSpool(on, { clock: { wallMs: () => wall }, random: seededRandom('spool') }, agentLimits.spool);
  const fill = (into: Spool, count: number, busyMs = 1) => {
    for (let i = 0; i < count; i++) {
      wall += MINUTE_MS;
      const readings = [{ kind: 'cpu', uptimeMs: wall, ok: true, values: { busyMs } }];
      into.append({ uptimeMs: wall, wall, bootId: BOOT, readings });
    }
  };
  const file = (from = spool): string => {
    const identity = { device: DEVICE, secret: SECRET, machine: 'm1', collectorUrl: 'https://mach.example.vn' };
    const clock = { wallMs: () => wall, uptimeMs: () => wall, sleep: async () => {} };
    const settings = { version: '0', identity, bootId: BOOT, sendEveryS: 300 };
    const parts = { settings, joined: { unitCode: '99001' }, clock, random, sign };
    return `${exportReports(from, parts, agentLimits)?.lines.join('\n')}\n`;
  };
  const read = (text: string) => {
    const found = readReportFile(text);
    if (!found.ok) throw new Error(found.problems[0]?.problem);
    return found;
  };
  const take = async (text: string): Promise<ImportedReports> => {
    const { head, batches } = read(text);
    const answer = await collector.importReports({ type: 'import-reports', head, batches: [...batches] });
    if (!answer.ok || answer.reports === undefined) throw new Error(answer.ok ? 'no reports' : answer.error);
    return answer.reports;
  };
  const answerTo = async (text: string, { read: ranges, refused, contradicted }: ImportedReports) => {
    const said = { read: [...ranges], refused: [...refused], contradicted: [...contradicted] };
    const made = await collector.answerReports({ type: 'answer-reports', head: read(text).head, ...said });
    if (!made.ok || made.fileAnswer === undefined) throw new Error(made.ok ? 'no answer' : made.error);
    return made.fileAnswer;
  };

  beforeEach(async () => {
    const made = await makeCollector();
    collector = made.collector;
    await enrolDevice(collector, made.token);
    wall = collector.wallMs() - 10 * 86_400_000;
    database = new DatabaseSync(':memory:');
    spool = open(database);
    fill(spool, REPORTS);
  });

  it('is taken whole, and no second time, neither from the file nor over the line', async () => {
    const text = file();
    expect(await take(text)).toMatchObject({ taken: REPORTS, known: 0, acknowledged: [[1, REPORTS]], bad: [] });
    expect(await take(text)).toMatchObject({ taken: 0, known: REPORTS, refused: [], contradicted: [] });
    expect(await take(file())).toMatchObject({ taken: 0, known: REPORTS });
    const { bootId: _, ...first } = spool.waiting({ from: 'oldest', count: 1, unpackedBytes: 1 })[0] ?? { bootId: '' };
    const live = await collector.receive(packed(batch([first], { epoch: spool.epoch })));
    expect(live).toMatchObject({ ok: true, value: { acknowledged: [[1, REPORTS]] } });
    expect(live).not.toHaveProperty('value.contradicted');
  });

  it('dates what is in it by the clock of its PC, and makes nobody up', async () => {
    await take(file());
    const state = collector.state();
    const device = state.registry.devices.get(DEVICE);
    if (device === undefined) throw new Error('the device is gone');
    const telemetry = telemetryOf(state, device);
    expect(telemetry).toMatchObject({ up: false, lastReceivedAt: 0, reports: REPORTS });
    expect([...(telemetry?.readings.values() ?? [])]).toMatchObject([{ kind: 'cpu', at: wall, estimated: true }]);
  });

  it('takes nothing from what the device has said itself since', async () => {
    await collector.receive(packed(batch([report(1)], { epoch: 'f'.repeat(32), bootId: 'c'.repeat(32) })));
    const before = structuredClone(
      [...collector.state().communes.values()].flatMap(({ devices }) => [...devices.values()]),
    );
    await take(file());
    const after = [...collector.state().communes.values()].flatMap(({ devices }) => [...devices.values()]);
    expect(after).toEqual(before.map((each) => ({ ...each, reports: REPORTS + 1 })));
  });

  it('lets its PC forget by the answer what is held, and only that', async () => {
    const text = file();
    fill(spool, 5);
    const answer = await answerTo(text, await take(text));
    expect(takeAnswer(JSON.stringify(answer), spool, DEVICE, sign)).toBe(REPORTS);
    expect(spool.facts().queueDepth).toBe(5);
    expect(await take(file())).toMatchObject({ taken: 5, known: 0 });
  });

  it('has no answer for a spool that was put back to before, and none that was changed or is another PC’s', async () => {
    const image = new DatabaseSync(':memory:');
    image.deserialize(database.serialize());
    const text = file();
    const answer = await answerTo(text, await take(text));
    const restored = open(image);
    fill(restored, 5, 2);
    const taken = (to: Spool, change: Partial<ReportFileAnswer> = {}, device = DEVICE) =>
      takeAnswer(JSON.stringify({ ...answer, ...change }), to, device, sign);
    expect(() => taken(restored)).toThrow('does not know the file');
    expect(restored.facts().queueDepth).toBe(REPORTS + 5);
    expect(() => taken(spool, { read: [[1, REPORTS + 1]] })).toThrow('signature');
    expect(() => taken(spool, {}, 'd'.repeat(32))).toThrow('another PC');
    expect(() => takeAnswer('{', spool, DEVICE, sign)).toThrow('no JSON');
    expect(spool.facts().queueDepth).toBe(REPORTS);
  });

  it('names the line that was changed, and takes the others', async () => {
    const lines = file().split('\n');
    const second = JSON.parse(lines[2] ?? '');
    lines[2] = JSON.stringify({ ...second, body: JSON.parse(lines[1] ?? '').body });
    expect(await take(lines.join('\n'))).toMatchObject({
      taken: REPORTS - agentLimits.reportsPerBatch,
      bad: [{ n: 2, problem: expect.stringContaining('signature') }],
    });
    expect(await take(file())).toMatchObject({ taken: agentLimits.reportsPerBatch, bad: [] });
  });

  it('says where it is cut, and what came before counts', async () => {
    const text = file();
    const cut = text.slice(0, Math.floor(text.length * 0.8));
    const { problems, batches } = read(cut);
    expect(problems).toEqual([{ line: 4, code: 'cut', problem: expect.stringContaining('found 2 of 3 batches') }]);
    expect(batches).toHaveLength(2);
    expect(await take(cut)).toMatchObject({ taken: 2 * agentLimits.reportsPerBatch });
    expect(await take(text)).toMatchObject({ taken: REPORTS - 2 * agentLimits.reportsPerBatch });
  });

  it.each([
    ['a head that was changed', (head: Record<string, unknown>) => ({ ...head, batches: 2 }), 'signature'],
    [
      'a device of another province',
      (head: Record<string, unknown>) => ({ ...head, device: 'd'.repeat(32) }),
      'not enrolled here',
    ],
    [
      'a unit of another province',
      (head: Record<string, unknown>) => ({ ...head, device: 'd'.repeat(32), unitCode: '11111' }),
      'unit 11111, which is none of this province',
    ],
  ])('is refused whole: %s', async (_what, change, said) => {
    const [head = '', ...rest] = file().split('\n');
    await expect(take([JSON.stringify(change(JSON.parse(head))), ...rest].join('\n'))).rejects.toThrow(said);
    expect(await collector.journal.acknowledged(DEVICE)).toEqual([]);
  });

  it('is refused whole when its device was revoked', async () => {
    await collector.commit([{ type: 'device-revoked', device: DEVICE, at: collector.now() }]);
    await expect(take(file())).rejects.toThrow('revoked');
  });

  it.each([
    ['', 'line 1 is no JSON'],
    ['{"format":"mach-inventory"}', 'another file of ours'],
    ['\u0000\u0001', 'bytes'],
  ])('that is none (%j: %s) is named as such', (text) => {
    expect(readReportFile(text)).toMatchObject({
      ok: false,
      problems: [{ line: 1, problem: expect.stringContaining('mach-agent export') }],
    });
  });
});
