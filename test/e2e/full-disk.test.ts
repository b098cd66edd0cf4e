import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { joinToken, startCollector } from '../support/commune.ts';
import { acknowledgedBy, enrolMadeDevice } from '../support/made-device.ts';
import { AGENT, cleanUp, eventually, run, start } from '../support/programs.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';

/** Left free when the rest of the small disk is filled: soon used up. */
const LEFT_BYTES = 600_000;
const isMountable = canMount();
const reason = isMountable ? '' : '(skipped: no small file system can be mounted here, which takes root)';
afterAll(cleanUp);

describe.skipIf(!isMountable)(`a collector whose disk is full ${reason}`, () => {
  it('says so, acknowledges nothing that it does not have, and goes on by itself when there is room', async () => {
    const disk = await smallDisk('8m');
    onTestFinished(() => disk.unmount());
    const collector = await startCollector({ data: join(disk.folder, 'data') });
    const device = await enrolMadeDevice(collector);
    disk.fill(LEFT_BYTES);

    let seq = 0;
    const held = new Set<number>();
    const full = await eventually('the disk is full', async () => {
      const answer = await device.send(collector.url, [++seq], 900);
      if (answer.status !== 200) return answer;
      for (const each of await acknowledgedBy(answer)) held.add(each);
      return undefined;
    });
    expect(full.status).toBe(503);
    expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await full.json()).toMatchObject({ error: expect.stringContaining('the disk is full') });
    const ready = await fetch(`${collector.url}/-/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ error: expect.stringContaining('Make room') });

    disk.empty();
    const again = await eventually('it goes on', async () => {
      const answer = await device.send(collector.url, [seq], 900);
      return answer.status === 200 ? answer : undefined;
    });
    for (const each of await acknowledgedBy(again)) held.add(each);
    expect((await fetch(`${collector.url}/-/ready`)).status).toBe(200);
    await collector.process.stop();
    const replayed = JSON.parse(await collector.command('replay', '--json'));
    expect(replayed.devices).toMatchObject([{ device: device.id, acknowledged: [{ ranges: [[1, seq]] }] }]);
    expect(held.size).toBe(seq);
    expect(JSON.parse(await collector.command('journal', 'check', '--json'))).toMatchObject({ sound: true });
  });
});

describe.skipIf(!isMountable)(`an agent that starts on a full disk ${reason}`, () => {
  it('goes on in memory, and back to the disk by itself when there is room', async () => {
    const disk = await smallDisk('8m');
    onTestFinished(() => disk.unmount());
    const collector = await startCollector({ config: 'reportEveryS: 5\nsendEveryS: 5\n' });
    const data = join(disk.folder, 'data');
    const joined = await run(
      AGENT,
      ['join', collector.url, '--token-file', '-', '--data', data],
      await joinToken(collector),
    );
    expect(joined.code, joined.stderr).toBe(0);
    disk.fill(0);
    const agent = start(process.execPath, [AGENT, 'run', '--data', data]);
    const reports = async () => {
      const { devices } = JSON.parse(await collector.command('replay', '--json')) as {
        devices: readonly {
          acknowledged: readonly { epoch: string; ranges: readonly (readonly [number, number])[] }[];
        }[];
      };
      return devices.flatMap(({ acknowledged }) => acknowledged);
    };
    try {
      await eventually('it says so', () => agent.output().includes('the spool file cannot be written') || undefined);
      await eventually('reports come from memory', async () => ((await reports()).length === 1 ? true : undefined));
      disk.empty();
      await eventually('the disk takes reports', () => agent.output().includes('takes reports again') || undefined);
      await eventually('reports come from the disk', async () => ((await reports()).length === 2 ? true : undefined));
      await agent.stop();
      const status = JSON.parse((await run(AGENT, ['status', '--json', '--data', data])).stdout);
      expect(status.ledger).toEqual([]);
      for (const { ranges } of await reports()) expect(ranges).toEqual([[1, expect.any(Number)]]);
    } finally {
      await agent.stop();
    }
  });
});
