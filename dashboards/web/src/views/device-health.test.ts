import type { ConditionRow, DeviceRow } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { byDeviceUrgency, conditionsByLevel, deviceHealth, worstByComponent } from './device-health.ts';

const condition = (level: ConditionRow['level'], code = 'disk-worn'): ConditionRow => ({
  ...{ code, level, component: 'disk', parameters: {} },
});
const device = (number: number, part: Partial<DeviceRow> = {}): DeviceRow => ({
  id: String(number).padStart(32, '0'),
  number,
  communeCode: '21115',
  role: 'counter',
  coverage: 'measured',
  state: 'up',
  flags: [],
  conditions: [],
  ...part,
});

describe('deviceHealth', () => {
  it.each([
    ['reports, nothing wrong', device(1), 'normal'],
    ['ageing alone', device(1, { conditions: [condition('ageing'), condition('unknown')] }), 'normal'],
    ['at risk', device(1, { conditions: [condition('at-risk')] }), 'attention'],
    ['old, but well', device(1, { conditions: [condition('at-risk', 'end-of-support')] }), 'normal'],
    ['short of room on its disk', device(1, { conditions: [condition('at-risk', 'disk-nearly-full')] }), 'attention'],
    ['wrong clock', device(1, { flags: ['clock-wrong'] }), 'attention'],
    ['silent', device(1, { state: 'no-data', conditions: [condition('failing')] }), 'no-data'],
    ['revoked', device(1, { state: 'revoked' }), 'revoked'],
  ])('%s', (_, row, health) => {
    expect(deviceHealth(row)).toBe(health);
  });
});

it('puts trouble before silence, silence before normal, revoked last', () => {
  const rows = [
    device(1),
    device(2, { state: 'revoked' }),
    device(3, { state: 'no-data' }),
    device(4, { conditions: [condition('at-risk')] }),
    device(5, { conditions: [condition('at-risk'), condition('failing')] }),
  ];
  expect([...rows].sort(byDeviceUrgency).map(({ number }) => number)).toEqual([5, 4, 3, 1, 2]);
});

it('puts what fails before what is only old, of one level', () => {
  const rows = [condition('at-risk', 'end-of-support'), condition('at-risk'), condition('failing', 'old-processor')];
  expect(conditionsByLevel(rows).map(({ code }) => code)).toEqual(['old-processor', 'disk-worn', 'end-of-support']);
});

it('names each component once, by the worst that is said of it', () => {
  const rows = [condition('ageing'), { ...condition('at-risk'), component: 'memory' }, condition('at-risk')];
  expect(worstByComponent(rows).map(({ component, level }) => [component, level])).toEqual([
    ['memory', 'at-risk'],
    ['disk', 'at-risk'],
  ]);
});

it('puts the worst condition first and what is not known last', () => {
  const rows = (['unknown', 'ageing', 'failing', 'at-risk'] as const).map((level) => condition(level));
  expect(conditionsByLevel(rows).map(({ level }) => level)).toEqual(['failing', 'at-risk', 'ageing', 'unknown']);
});
