import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dmiMachine, dmiMemory, readDmiReport } from '@mach/probes';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram, requires } from '../requirements.ts';
import { memoryArray, memoryDevice, type SmbiosStructure, smbiosDump } from './support/smbios-dump.ts';

const dmidecode = requires('dmidecode');
const GIB = 1024 ** 3;

describe.skipIf(dmidecode.skip)(`what dmidecode prints of firmware tables ${dmidecode.reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-smbios-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const reportOf = (...structures: readonly SmbiosStructure[]) => {
    const file = join(folder, 'dump.bin');
    writeFileSync(file, smbiosDump(structures));
    return readDmiReport(execFileSync(findProgram('dmidecode') ?? '', ['--from-dump', file]).toString('utf8'));
  };
  const dimm = { array: 0x10, sizeMib: 8_192, form: 9, kind: 0x1a, speed: 2_667, locator: 'DIMM1' };

  it('is read slot by slot, without the chip of the firmware', () => {
    const report = reportOf(
      memoryArray(0x10, 3, 32 * 1024 * 1024, 4),
      memoryArray(0x11, 5, 4_096, 1),
      memoryDevice(0x20, dimm),
      memoryDevice(0x21, { ...dimm, sizeMib: 0, locator: 'DIMM2' }),
      memoryDevice(0x22, { ...dimm, sizeMib: 0xffff, locator: 'DIMM3' }),
      memoryDevice(0x23, { ...dimm, sizeMib: 4_096, form: 0xb, locator: 'chips' }),
      memoryDevice(0x24, { ...dimm, array: 0x11, sizeMib: 4, kind: 9, locator: 'SYSTEM ROM' }),
    );
    expect(dmiMemory(report)).toEqual({
      statedMaxBytes: 32 * GIB,
      slots: [
        { slot: 'DIMM1', bytes: 8 * GIB, type: 'DDR4', formFactor: 'DIMM', soldered: false, speedMtps: 2_667 },
        { slot: 'DIMM2', bytes: 0, type: '', formFactor: 'DIMM', soldered: false },
        expect.not.objectContaining({ bytes: expect.anything() }),
        { slot: 'chips', bytes: 4 * GIB, type: 'DDR4', formFactor: 'Row Of Chips', soldered: true, speedMtps: 2_667 },
      ],
    });
  });

  it('may hold names that are no text, and names that contradict the tables', () => {
    const odd = Buffer.from([0x44, 0xff, 0xc3, 0x28, 0x0a, 0x41]);
    const system: SmbiosStructure = {
      type: 1,
      handle: 1,
      // Manufacturer 1, product 2, version 9: a string that is not there.
      body: Buffer.concat([Buffer.from([1, 2, 9, 0]), Buffer.alloc(16, 0xff), Buffer.from([6, 0, 0])]),
      strings: ['To Be Filled By O.E.M.', odd],
    };
    const report = reportOf(
      system,
      memoryArray(0x10, 3, 8 * 1024 * 1024, 2),
      memoryDevice(0x20, { ...dimm, locator: odd }),
    );
    expect(dmiMachine(report)).toEqual({ model: expect.stringMatching(/^D.*A$/) });
    expect(dmiMemory(report)?.slots).toMatchObject([{ bytes: 8 * GIB }]);
  });

  it('of tables without memory tells nothing of it', () => {
    expect(dmiMemory(reportOf())).toBeUndefined();
  });
});
