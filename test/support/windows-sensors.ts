import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeFileSync } from 'node:fs';
import type { Host } from '@mach/ports';
import { nodePorts, sha256Hex } from '@mach/ports/node';
import { type PartOutcome, sensors } from '@mach/probes';
import { loadKoffi } from '../../agent/src/adapters/koffi.ts';
import { uncachedReadFlags } from '../../agent/src/adapters/uncached-read.ts';
import { loadWindowsCalls } from '../../agent/src/adapters/windows-calls.ts';
import { windowsCards } from '../../agent/src/adapters/windows-cards.ts';
import { windowsHost } from '../../agent/src/adapters/windows-host.ts';
import { readInterfaces } from '../../agent/src/adapters/windows-interface-rows.ts';
import { tpmOf } from '../../agent/src/adapters/windows-inventory.ts';
import { loadJob, windowsChildCpu } from '../../agent/src/adapters/windows-job.ts';
import { pdhCounter } from '../../agent/src/adapters/windows-load-calls.ts';
import { windowsStopRecords } from '../../agent/src/adapters/windows-stop-records.ts';
import { readRawCounter } from '../../agent/src/adapters/windows-tables.ts';
import { hardwareNumbers } from '../../agent/src/hardware-numbers.ts';
import { inventoryHashes } from '../../agent/src/inventory-hashes.ts';

/**
 * Run by a node.exe: reads every sensor that asks files and calls alone, and writes what they found as JSON into the file
 * that is named first.
 */
const files = new Set(['clock', 'files', 'hash', 'host', 'memoryErrors']);
const host: Host = windowsHost();
const unused = undefined as never;
const ports = {
  // Wine shows this machine's root as a drive, and with it a /proc that no Windows has.
  ...nodePorts({ salt: 'test', roots: { proc: 'Q:\\proc', sys: 'Q:\\sys' } }),
  host,
  benchmark: unused,
  boots: unused,
  collector: unused,
  inventory: unused,
  lineAllowance: unused,
  localNetwork: unused,
  memoryErrors: { read: () => undefined },
  self: unused,
  slowMinutes: unused,
  snmp: unused,
  stampSessions: unused,
};
/** Whether a file that is opened as the benchmark opens it gives a block of itself. */
function readUncached(): number | string {
  try {
    const path = `${process.argv[2]}.block`;
    writeFileSync(path, Buffer.alloc(8_192, 7));
    const file = openSync(path, uncachedReadFlags(process.platform, constants) ?? 0);
    const memory = Buffer.allocUnsafeSlow(65_536);
    const count = readSync(file, memory, 0, 4_096, 4_096);
    closeSync(file);
    return memory[count - 1] === 7 ? count : 'other bytes';
  } catch (error) {
    return String(error);
  }
}

/** What a job adds up, in which a child of this process works for a moment. */
function jobOf() {
  const job = loadJob();
  const childCpu = windowsChildCpu(
    () => process.cpuUsage().user / 1_000,
    () => job,
  );
  const { status } = spawnSync(process.execPath, [
    '-e',
    'while (process.cpuUsage().user < 300_000) for (let i = 0; i < 1e6; i++);',
  ]);
  return { status, accounting: job.accounting()?.length, childCpuMs: childCpu() };
}

const found: Record<string, readonly PartOutcome[]> = {};
for (const sensor of sensors.filter(({ needs }) => needs.every((need) => files.has(need)))) {
  found[sensor.name] = await sensor.run(ports, { includeVirtual: false } as never, new AbortController().signal);
}
const numbers = await hardwareNumbers(ports.files, host);
const windows = loadWindowsCalls();
const table = windows.interfaceTable();
const upTime = pdhCounter(loadKoffi(), '\\System\\System Up Time')();
writeFileSync(
  process.argv[2] as string,
  JSON.stringify(
    {
      found,
      hints: host.machineHints?.(),
      inventoriedAs: numbers && inventoryHashes(numbers, sha256Hex),
      power: host.power?.(),
      idle: host.sinceLastInputMs?.(),
      atConsole: await host.consoleInput?.(),
      stops: await windowsStopRecords().read(),
      tpm: tpmOf(loadWindowsCalls),
      cards: windowsCards(),
      signal: await windows.wifiSignal(new Uint8Array(16)),
      guids: Object.fromEntries(
        (table.ok ? readInterfaces(table.value) : []).flatMap(({ card, state }) =>
          card === undefined ? [] : [[state.name, card.guid]],
        ),
      ),
      uncached: readUncached(),
      job: jobOf(),
      load: {
        queue: windows.processorQueue(),
        faults: windows.pageReads(),
        disk: windows.diskPerformance(0),
        noDisk: windows.diskPerformance(15),
        descriptor: windows.diskDescriptor(0),
        // Of the few counters that this Wine has; it keeps what it counts in SecondValue, with FirstValue at 0.
        upMs: upTime.ok
          ? { first: readRawCounter(upTime.value), second: Number(Buffer.from(upTime.value).readBigInt64LE(24)) }
          : upTime,
      },
    },
    undefined,
    2,
  ),
);
