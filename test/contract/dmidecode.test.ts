import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dmiMachine, dmiMemory, readDmiReport } from '@mach/probes';
import { afterAll, describe, expect, it } from 'vitest';
import { readSmbios } from '../../agent/src/adapters/smbios.ts';
import { asDmi } from '../../agent/src/adapters/smbios-as-dmi.ts';
import { findProgram, requires } from '../requirements.ts';
import { ENTRY_BYTES, memoryArray, memoryDevice, type SmbiosStructure, smbiosDump } from './support/smbios-dump.ts';

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

  describe('is what the agent reads by itself where Windows gives it the table', () => {
    const bytes = (...values: readonly number[]) => Buffer.from(values);
    const changed = ({ body, ...rest }: SmbiosStructure, at: number, ...values: readonly number[]): SmbiosStructure => {
      const other = Buffer.from(body);
      other.set(values, at);
      return { ...rest, body: other };
    };
    const codes = Array.from({ length: 256 }, (_, code) => code);
    /** What came after this dmidecode is not compared, nor what never came. */
    const isKnownTo = (said: string | undefined) => !/^(?:<OUT OF SPEC>|Reserved)$/.test(said ?? 'Reserved');

    it.each<[string, readonly SmbiosStructure[], readonly string[]]>([
      ['each form', codes.map((form) => memoryDevice(form, { ...dimm, form })), ['Form Factor']],
      ['each kind', codes.map((kind) => memoryDevice(kind, { ...dimm, kind })), ['Type', 'Array Handle']],
      ['each use of an array', codes.map((use) => memoryArray(use, use, 1_024, 2)), ['Use']],
      [
        'speeds and names',
        [0, 5, 1_333, 65_534].map((speed) => memoryDevice(speed, { ...dimm, speed })),
        ['Speed', 'Locator', 'Bank Locator'],
      ],
    ])('in words: %s', (_, structures, names) => {
      const table = smbiosDump(structures).subarray(ENTRY_BYTES);
      const mine = asDmi(readSmbios(table));
      const printed = reportOf(...structures).filter(({ type }) => type !== 127);
      expect(mine).toHaveLength(printed.length);
      for (const [index, { handle, fields }] of printed.entries()) {
        expect(mine[index]?.handle).toBe(handle);
        for (const name of names.filter((each) => isKnownTo(fields.get(each))))
          expect(mine[index]?.fields.get(name)).toBe(fields.get(name));
      }
    });

    it.each<[string, readonly SmbiosStructure[]]>([
      [
        'sizes',
        [0, 1, 1_536, 16_384, 0x7ffe, 0x8000 | 512, 0xffff].map((sizeMib, at) =>
          memoryDevice(at, { ...dimm, sizeMib }),
        ),
      ],
      [
        'sizes of the longer field',
        [32_768, 65_536, 49_152, 33_000, 0x8000_8000].map((mib, at) => {
          const device = memoryDevice(at, { ...dimm, sizeMib: 0x7fff });
          const long = Buffer.alloc(4);
          long.writeUInt32LE(mib);
          return changed(device, 0x18, ...long);
        }),
      ],
      [
        'arrays of other uses',
        [
          memoryArray(16, 3, 0x100_0000, 2),
          memoryArray(17, 5, 4_096, 1),
          memoryDevice(32, dimm),
          memoryDevice(33, { ...dimm, array: 17 }),
        ],
      ],
      [
        'an array of 4 TB',
        [changed(memoryArray(16, 3, 0x8000_0000, 2), 11, 0, 0, 0, 0, 0, 4, 0, 0), memoryDevice(32, dimm)],
      ],
      [
        'structures that are too short',
        [16, 17, 5, 6].map((type) => ({ type, handle: type, body: bytes(1, 2, 3, 4) })),
      ],
      [
        'modules of old firmware',
        [
          { type: 5, handle: 5, body: bytes(0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 3) },
          ...[0, 9, 0x89, 125, 126, 127].map((size) => ({
            type: 6,
            handle: 64 + size,
            body: bytes(1, 0, 0, 0, 5, size, size, 0),
            strings: ['S1'],
          })),
        ],
      ],
      [
        'what old modules may be',
        codes.map((half) => ({ type: 6, handle: half, body: bytes(1, 0, 0, half, half, 9, 9, 0), strings: ['S1'] })),
      ],
    ])('as memory: %s', (_, structures) => {
      const mine = asDmi(readSmbios(smbiosDump(structures).subarray(ENTRY_BYTES)));
      expect(dmiMemory(mine)).toEqual(dmiMemory(reportOf(...structures)));
    });
  });

  it('of tables without memory tells nothing of it', () => {
    expect(dmiMemory(reportOf())).toBeUndefined();
  });
});
