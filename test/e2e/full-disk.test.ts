import { execFileSync } from 'node:child_process';
import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startCollector } from '../support/commune.ts';
import { acknowledgedBy, enrolMadeDevice } from '../support/made-device.ts';
import { cleanUp, eventually, temporaryFolder } from '../support/programs.ts';

/** Left free when the rest of the small disk is filled: soon used up. */
const LEFT_BYTES = 600_000;
const disk = smallDisk(await temporaryFolder());

describe.skipIf(disk.reason !== '')(`a collector whose disk is full ${disk.reason}`, () => {
  afterAll(async () => {
    // Lazily, for the collector may still be on it when the test failed.
    disk.unmount();
    await cleanUp();
  });

  it('says so, acknowledges nothing that it does not have, and goes on by itself when there is room', async () => {
    const collector = await startCollector({ data: join(disk.folder, 'data') });
    const device = await enrolMadeDevice(collector);
    const { bavail, bsize } = await statfs(disk.folder);
    const filler = join(disk.folder, 'filler');
    await writeFile(filler, Buffer.alloc(bavail * bsize - LEFT_BYTES));

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

    await unlink(filler);
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

/** A file system of a few megabytes in memory. Only root can have one; others skip with that reason. */
function smallDisk(folder: string): { readonly folder: string; readonly reason: string; unmount(): void } {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? error).trim();
    return { folder, reason: `(skipped: no small file system can be mounted here: ${said})`, unmount: () => {} };
  }
  return { folder, reason: '', unmount: () => execFileSync('umount', ['-l', folder]) };
}
