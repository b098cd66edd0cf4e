import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leanSmartctl } from './lean-smartctl.ts';

it('keeps what is read of a disk, and neither serial numbers nor logs', () => {
  const output = {
    ...{ json_format_version: [1, 0], serial_number: 'A', wwn: { naa: 5 }, local_time: { asctime: 'now' } },
    smartctl: {
      version: [7, 3],
      argv: ['smartctl', '-x'],
      exit_status: 4,
      messages: [{ string: 'hm', severity: 'warning' }],
    },
    device: { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
    temperature: { current: 30, lifetime_max: 60, op_limit_max: 70 },
    ata_smart_attributes: { table: [{ id: 5, worst: 1, raw: { value: 0 } }] },
    ata_device_statistics: { pages: [{ number: 1 }, { number: 7, table: [] }] },
    ata_smart_error_log: { extended: {} },
  };
  expect(leanSmartctl(output)).toEqual({
    json_format_version: [1, 0],
    smartctl: { version: [7, 3], exit_status: 4, messages: [{ string: 'hm' }] },
    device: { type: 'sat', protocol: 'ATA' },
    temperature: { current: 30, op_limit_max: 70 },
    ata_smart_attributes: { table: [{ id: 5, flags: { prefailure: undefined }, raw: { value: 0 } }] },
    ata_device_statistics: { pages: [{ number: 7, table: [] }] },
  });
});

it('never throws, whatever JSON it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (output) => {
      expect(leanSmartctl(output)).toHaveProperty('smartctl');
    }),
  );
});
