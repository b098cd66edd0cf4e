import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskValues } from './disk-values.ts';

const asked = { tried: ['auto', 'sat'], isPrivileged: true };
const read = (output: unknown) => diskValues(output, asked);

describe('a disk that tells nothing', () => {
  // Captured from smartctl 7.3 on a virtual machine.
  const virtio = {
    ...{ json_format_version: [1, 0] },
    smartctl: {
      ...{ version: [7, 3], exit_status: 1 },
      messages: [{ string: '/dev/vda: Unable to detect device type', severity: 'error' }],
    },
  };

  it.each<[string, unknown, boolean, string, RegExp]>([
    [
      'is of a kind that smartctl does not know',
      virtio,
      true,
      'unsupported',
      /auto, sat.*Unable to detect device type/,
    ],
    ['could not be opened', { smartctl: { exit_status: 2 } }, true, 'unsupported', /could not open/],
    ['could not be opened without rights', { smartctl: { exit_status: 2 } }, false, 'denied', /rights of root/],
    [
      'has SMART switched off',
      { smart_support: { available: true, enabled: false } },
      true,
      'unsupported',
      /switched off/,
    ],
    [
      'says only that it has SMART',
      { smart_support: true, model_name: 'WD Red' },
      true,
      'unsupported',
      /nothing by SMART/,
    ],
    ['is a volume of a RAID card', { device: { type: 'scsi' }, scsi_version: 'SPC-3' }, true, 'unsupported', /nothing/],
    [
      'is of a format to come',
      { json_format_version: [2, 0], smart_status: { passed: true } },
      true,
      'unsupported',
      /format 2/,
    ],
    ['is no object', 'smartctl 6.6', true, 'bad-reply', /no JSON object/],
  ])('%s', (_, output, isPrivileged, failure, detail) => {
    expect(diskValues(output, { ...asked, isPrivileged })).toMatchObject({
      ok: false,
      failure,
      detail: expect.stringMatching(detail),
    });
  });
});

describe('the verdict of the disk', () => {
  it.each<[string, unknown, string]>([
    ['passed', { smart_status: { passed: true } }, 'passed'],
    ['failed', { smart_status: { passed: false }, smartctl: { exit_status: 8 } }, 'failed'],
    ['failed by the exit status alone', { smartctl: { exit_status: 8 } }, 'failed'],
    ['is not failed where it is absent', { nvme_smart_health_information_log: { critical_warning: 0 } }, 'absent'],
    [
      'is not the disk’s where smartctl made it up',
      {
        smart_status: { passed: true },
        nvme_smart_health_information_log: { critical_warning: 0 },
        smartctl: { messages: [{ string: 'Warning: This result is based on an Attribute check.' }] },
      },
      'absent',
    ],
  ])('%s', (_, output, vendorVerdict) => {
    expect(read(output)).toMatchObject({ ok: true, values: { vendorVerdict } });
  });
});

it('reads the exit status by its bits: 64 on a sound disk is an old entry in its log', () => {
  const flags = (exit_status: number) => {
    const disk = read({ smart_status: { passed: true }, smartctl: { exit_status } });
    return disk.ok ? disk.values : {};
  };
  expect(flags(64)).toMatchObject({ errorsLogged: true, thresholdCrossed: false, selfTestFailed: false });
  expect(flags(216)).toMatchObject({ errorsLogged: true, thresholdCrossed: true, selfTestFailed: true });
  expect(flags(32)).toMatchObject({ thresholdCrossed: false, thresholdCrossedBefore: true });
});

it.each([0, 127, 128, 255, -40, 1e9, Number.NaN])('%d °C is no temperature', (current) => {
  const disk = read({ smart_status: { passed: true }, temperature: { current } });
  expect(disk.ok && disk.values['celsius']).toBeUndefined();
});

it.each([
  [{ op_limit_max: 70, drive_trip: 68 }, 70],
  [{ drive_trip: 68 }, 68],
  [{ op_limit_max: 0 }, undefined],
  [{}, undefined],
])('a disk may be as warm as it says: %o is %s', (temperature, celsiusMax) => {
  const disk = read({ smart_status: { passed: true }, temperature: { current: 30, ...temperature } });
  expect(disk.ok && disk.values['celsiusMax']).toBe(celsiusMax);
});

it('a disk that says that it ran for 19 billion hours tells no time', () => {
  const disk = read({ smart_status: { passed: true }, power_on_time: { hours: 167_031_278_144_165 } });
  expect(disk.ok && disk.values['powerOnMs']).toBeUndefined();
});

it('NUL bytes and control characters are not part of a name', () => {
  const disk = read({ smart_status: { passed: true }, model_name: '\0\0WDC\u0007 WD5000\0\0\0' });
  expect(disk.ok && disk.values['model']).toBe('WDC  WD5000');
});

describe('whatever JSON comes', () => {
  const keys = [
    'smartctl',
    'exit_status',
    'messages',
    'string',
    'smart_status',
    'passed',
    'ata_smart_attributes',
    'table',
  ];
  const more = [
    'id',
    'name',
    'value',
    'thresh',
    'raw',
    'flags',
    'nvme_smart_health_information_log',
    'critical_warning',
  ];
  const name = fc.oneof(fc.constantFrom(...keys, ...more), fc.string({ maxLength: 8 }));
  const leaf = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 6 }),
    ),
  }));

  it('the answer is values of the declared sort, or a failure with a short detail', () => {
    fc.assert(
      fc.property(tree, (output) => {
        const disk = read(output);
        if (!disk.ok) expect(disk.detail.length).toBeLessThan(400);
        for (const value of disk.ok ? Object.values(disk.values) : []) {
          if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(120);
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('a known disk with one value replaced never throws', () => {
    const disk = {
      ...{
        smart_status: { passed: true },
        power_on_time: { hours: 5 },
        temperature: { current: 30 },
        rotation_rate: 7_200,
      },
      ata_smart_attributes: { table: [{ id: 5, name: 'Reallocated_Sector_Ct', raw: { value: 3, string: '3' } }] },
    };
    const paths = [['smart_status'], ['ata_smart_attributes', 'table'], ['ata_smart_attributes', 'table', 0, 'raw']];
    fc.assert(
      fc.property(fc.constantFrom(...paths), tree, (path, value) => {
        const changed = structuredClone(disk) as object;
        const parent = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key) as object, changed);
        Reflect.set(parent, path.at(-1) as PropertyKey, value);
        expect(read(changed)).toHaveProperty('ok');
      }),
    );
  });
});
