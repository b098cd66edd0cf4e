import { memoryLog, seededRandom } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { agentLimits } from './limits.ts';
import { openMemorySpool } from './spool/open.ts';
import type { Spool } from './spool/spool.ts';
import { createSpools } from './spools.ts';
import { reportAt } from './testing/parts.ts';

function world() {
  const random = seededRandom('spools');
  const open = () => openMemorySpool({ clock: { wallMs: () => 0 }, random }, agentLimits.spool);
  const disk = open();
  const log = memoryLog();
  const trouble = { ok: false, failure: 'disk-full', detail: 'no space left' } as const;
  const refusing = { disk: false, memory: false };
  const append = (spool: Spool, place: keyof typeof refusing) => (report: Parameters<Spool['append']>[0]) =>
    refusing[place] ? trouble : spool.append(report);
  const spools = createSpools({
    spool: { ...disk, append: append(disk, 'disk') },
    spareSpool: () => {
      const spare = open();
      return { ...spare, append: append(spare, 'memory') };
    },
    log,
  });
  return { spools, log, refusing };
}

describe('the spools', () => {
  it('need no memory while the disk takes all', () => {
    const { spools } = world();
    spools.append(reportAt(1), 'samples');
    expect(spools.all()).toHaveLength(1);
    expect(spools.counts()).toMatchObject({ spoolReports: 1, droppedReports: 0 });
  });

  it('go on in memory under another epoch, back on the disk as soon as it takes again, and say so once each', () => {
    const { spools, log, refusing } = world();
    spools.append(reportAt(1), 'samples');
    refusing.disk = true;
    for (let i = 0; i < 3; i++) spools.append(reportAt(2), 'samples');
    expect(spools.inMemory()).toBe(3);
    expect(new Set(spools.all().map(({ epoch }) => epoch)).size).toBe(2);
    refusing.disk = false;
    spools.append(reportAt(3), 'samples');
    expect(spools.counts().spoolReports).toBe(5);
    expect(spools.inMemory()).toBe(3);
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info']);
  });

  it('begin in memory where the disk takes nothing at the start, and try it with each report', () => {
    const random = seededRandom('late');
    const open = () => openMemorySpool({ clock: { wallMs: () => 0 }, random }, agentLimits.spool);
    const log = memoryLog();
    const disk = open();
    let isDiskThere = false;
    let tries = 0;
    const reopen = () => {
      tries += 1;
      return isDiskThere ? disk : undefined;
    };
    const spools = createSpools({ spool: { ...open(), reopen }, spareSpool: open, log });
    spools.append(reportAt(1), 'samples');
    spools.append(reportAt(2), 'samples');
    expect(spools.inMemory()).toBe(2);
    isDiskThere = true;
    for (const at of [3, 4, 5]) spools.append(reportAt(at), 'samples');
    expect(tries).toBe(3);
    expect(spools.all().map((spool) => spool.facts().queueDepth)).toEqual([3, 2]);
    expect(spools.facts().epoch).toBe(disk.epoch);
    expect(log.lines.map(({ message }) => message)).toEqual(['the spool on the disk takes reports again']);
  });

  it('say each report that neither disk nor memory took', () => {
    const { spools, log, refusing } = world();
    Object.assign(refusing, { disk: true, memory: true });
    spools.append(reportAt(1), 'samples');
    spools.append(reportAt(2), 'samples');
    expect(log.lines.filter(({ message }) => message.startsWith('a report is lost'))).toHaveLength(2);
  });

  it('sum up what is lost by day and reason', () => {
    const { spools } = world();
    for (const at of [1, 2, 3]) spools.append(reportAt(at), 'samples');
    const [disk] = spools.all();
    disk?.giveUp(1, 'refused', 'one');
    disk?.giveUp(2, 'refused', 'another');
    expect(spools.lost()).toEqual([{ day: '1970-01-01', reason: 'refused', reports: 2 }]);
  });
});
