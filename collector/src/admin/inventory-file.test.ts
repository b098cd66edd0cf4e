import { describe, expect, it } from 'vitest';
import { INVENTORY_BYTES_MAX, readInventoryFile } from './inventory-file.ts';
import { utf16, wineInventory } from './testing/wine-inventory.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const captured = JSON.parse(wineInventory);
const changed = (change: Record<string, unknown>) => bytes(JSON.stringify({ ...captured, ...change }));
const reading = (values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  kind: 'system',
  uptimeMs: 0,
  ok: true,
  values,
  ...more,
});

describe('an inventory file', () => {
  it.each([
    ['UTF-16 as the script writes it', utf16(wineInventory)],
    ['UTF-16 with the big end first', new Uint8Array(Buffer.from(utf16(wineInventory)).swap16())],
    ['UTF-8', bytes(wineInventory)],
    ['UTF-8 with the mark that Notepad puts', bytes(`\ufeff${wineInventory}`)],
  ])('is read in %s', (_coding, given) => {
    expect(readInventoryFile(given)).toMatchObject({
      ok: true,
      inventory: { id: captured.id, machine: captured.machine },
    });
  });

  it('loses what firmware says where nobody filled it in, and keeps an unknown kind of disk and that there is no TPM', () => {
    const filler = { manufacturer: 'To Be Filled By O.E.M.', model: ' OptiPlex  3020 ' };
    const disk = reading({ diskKind: 'unknown' }, { kind: 'disk', target: 'a' });
    const tpm = reading({ tpm: 'none' }, { kind: 'boot-security' });
    const read = readInventoryFile(changed({ readings: [reading({ ...filler, version: 'none' }), disk, tpm] }));
    expect(read.ok && read.inventory.readings.map(({ values }) => values)).toEqual([
      { model: 'OptiPlex 3020' },
      { diskKind: 'unknown' },
      { tpm: 'none' },
    ]);
  });
});

describe('a file that is no inventory is refused with its place, what was found and what is expected', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', bytes(''), 'the whole', /JSON that kiemke\.vbs writes/],
    ['half a file', utf16(wineInventory.slice(0, 700)), 'the whole', /unchanged and whole/],
    ['half a letter', utf16(wineInventory).subarray(0, 701), 'the whole', /UTF-16/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), 'the whole', /JSON in UTF-8/],
    ['a huge file', new Uint8Array(INVENTORY_BYTES_MAX + 1), 'the whole', /at most 1048576 bytes/],
    ['another JSON', bytes('[]'), '', /an object/],
    ['settings of another program', bytes('{"level":1,"url":"x"}'), 'format', /kiemke\.vbs.*mach-inventory/],
    ['a file of another program', changed({ format: 'other' }), 'format', /mach-inventory/],
    ['a newer form', changed({ v: 2 }), 'v', /1/],
    ['no id', changed({ id: undefined }), 'id', /this key/],
    ['a key that nobody knows', changed({ owner: 'x' }), 'owner', /only format, v, id/],
    ['a key in a reading', changed({ readings: [reading({}, { host: 'PC-01' })] }), 'readings[].host', /only format/],
    ['values in values', changed({ readings: [reading({ a: {} })] }), 'readings[0].values.a', /finite number/],
    [
      'a kind that no sensor reads',
      changed({ readings: [reading({}, { kind: 'ping' })] }),
      'readings[0].kind',
      /sensor/,
    ],
    ['too many readings', changed({ readings: Array(501).fill(reading({})) }), 'readings', /at most 500/],
    ['nothing that was read', changed({ readings: [reading({}, { ok: false })] }), 'readings', /run the script again/],
  ])('%s', (_what, given, path, expected) => {
    const read = readInventoryFile(given);
    expect(read.ok ? [] : read.problems[0]).toEqual({
      path,
      found: expect.stringMatching(/./),
      expected: expect.stringMatching(expected),
    });
  });
});
