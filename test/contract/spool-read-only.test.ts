import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryNoteFile } from '../../agent/src/adapters/memory-note-file.ts';
import { agentLimits } from '../../agent/src/limits.ts';
import { openSpool } from '../../agent/src/spool/open.ts';
import { requiresThat } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { tornReport } from '../torn/torn-report.ts';

const root = requiresThat(canMount(), 'only root may mount a disk');
afterAll(cleanUp);

describe.skipIf(root.skip)(`a spool on a disk that can only be read ${root.reason}`, () => {
  it('waits in memory and says so; what stood on the disk is sent when it can be written again', async () => {
    const disk = await smallDisk('10m');
    try {
      const log = memoryLog();
      let opened = 0;
      const open = () => {
        const note = memoryNoteFile(join(disk.folder, 'in-memory.json'));
        const ports = { clock: { wallMs: () => 1_795_392_000_000 }, random: seededRandom(++opened), log, note };
        return openSpool(join(disk.folder, 'spool.sqlite'), ports, agentLimits.spool);
      };
      const before = open();
      before.append(tornReport(1));
      before.close();
      remount(disk.folder, 'ro');
      const meanwhile = open();
      expect(log.lines.map(({ message }) => message)).toEqual([expect.stringContaining('reports wait in memory')]);
      expect(meanwhile.append(tornReport(2))).toEqual({ ok: true, seq: 1 });
      expect(meanwhile.epoch).not.toBe(before.epoch);
      expect(meanwhile.reopen?.()).toBeUndefined();
      remount(disk.folder, 'rw');
      const after = meanwhile.reopen?.();
      expect(after?.epoch).toBe(before.epoch);
      expect(after?.append(tornReport(3))).toEqual({ ok: true, seq: 2 });
      const waiting = after?.waiting({ from: 'oldest', count: 9, unpackedBytes: 1_000_000 });
      expect(waiting?.map(({ uptimeMs }) => uptimeMs)).toEqual([1, 3]);
      expect(meanwhile.facts().queueDepth).toBe(1);
      meanwhile.close();
    } finally {
      disk.unmount();
    }
  });
});

const remount = (folder: string, how: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${how}`, folder]);
