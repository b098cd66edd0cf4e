import { afterEach, describe, expect, it } from 'vitest';
import { completedBy, processorOf } from './linux-processor.ts';
import { type MadeRoot, madeRoot } from './testing/made-root.ts';

const roots: MadeRoot[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

/** A machine whose /proc/cpuinfo has these threads. */
function machine(threads: readonly Readonly<Record<string, string>>[], files: Readonly<Record<string, string>> = {}) {
  const blocks = threads.map((fields, number) =>
    Object.entries({ processor: String(number), ...fields })
      .map(([name, value]) => `${name}\t: ${value}\n`)
      .join(''),
  );
  const root = madeRoot({ 'proc/cpuinfo': `${blocks.join('\n')}\n`, ...files });
  roots.push(root);
  return processorOf(root.proc, root.sys);
}

const I3 = {
  vendor_id: 'GenuineIntel',
  'cpu family': '6',
  model: '60',
  'model name': 'Intel(R) Core(TM) i3-4150 CPU @  3.50GHz',
  stepping: '3',
};
const core = (id: number, socket = 0) => ({ ...I3, 'physical id': String(socket), 'core id': String(id) });
const siblings = (...lists: readonly string[]) =>
  Object.fromEntries(
    lists.map((list, cpu) => [`sys/devices/system/cpu/cpu${cpu}/topology/thread_siblings_list`, `${list}\n`]),
  );

describe('the processor', () => {
  it('tells its name, its maker and its numbers, and each core once', () => {
    expect(machine([core(0), core(1), core(0), core(1)])).toEqual({
      model: 'Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz',
      vendor: 'Intel',
      family: '6',
      modelNumber: '60',
      stepping: '3',
      cores: 2,
      threads: 4,
    });
  });

  it.each([
    ['two sockets', [core(0), core(1), core(0, 1), core(1, 1)], {}, 4],
    ['cores of two dies with one number', [core(0), core(0)], siblings('0', '1'), 2],
    ['one core with two threads', [I3, I3], siblings('0-1', '0-1'), 1],
    ['a /sys of another machine', [core(0), core(1)], siblings('0'), 2],
    ['a processor that nobody counted', [I3, I3], {}, 0],
  ])('%s', (_, threads, files, cores) => {
    expect(machine(threads, files)).toMatchObject({ cores, threads: threads.length });
  });

  it('has no name on ARM, where the firmware’s stands in', () => {
    const shown = machine([{ 'CPU implementer': '0x41', 'CPU part': '0xd08' }], siblings('0'));
    expect(shown).toMatchObject({ model: '', vendor: '', cores: 1, threads: 1 });
    const named = completedBy(shown, { model: 'BCM2711', vendor: 'Broadcom' });
    expect(named).toMatchObject({ model: 'BCM2711', vendor: 'Broadcom', cores: 1 });
    expect(completedBy(machine([I3]), { model: 'Other' }).model).toContain('i3-4150');
  });

  it('is unknown where nothing is shown', () => {
    expect(processorOf('/nowhere', '/nowhere')).toMatchObject({ model: '', cores: 0, threads: 0 });
  });
});
