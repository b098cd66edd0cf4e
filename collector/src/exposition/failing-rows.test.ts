import { conditionsOf } from '@mach/diagnosis';
import { conditionSentence } from '@mach/messages';
import type { ConditionRow } from '@mach/wire';
import { expect, it } from 'vitest';
import { failingRows } from './failing-rows.ts';

const condition = (code: string, level: ConditionRow['level'], component: string, place = ''): ConditionRow => ({
  code,
  level,
  component,
  parameters: { place },
});

it('gives one row a component, the worst first, and leaves out what only ages', () => {
  const conditions = new Map([
    ['a', [condition('battery-worn', 'ageing', 'battery'), condition('disk-health-unknown', 'unknown', 'disk')]],
    ['b', [condition('disk-cable', 'at-risk', 'cable', '/'), condition('memory-errors', 'failing', 'memory')]],
  ]);
  const rows = failingRows({ conditions, priorities: [], priorityOf: new Map(), valued: [], equipment: [] });
  expect(rows.map(({ device, component, level }) => [device, component, level])).toEqual([
    ['b', 'memory', 'failing'],
    ['b', 'cable', 'at-risk'],
    ['a', 'disk', 'unknown'],
  ]);
});

it('leaves out what is old or small, not known of that, or wrong with the network around a device', () => {
  const conditions = new Map([
    ['a', [condition('second-dhcp-server', 'at-risk', 'local-network'), condition('wifi-weak', 'at-risk', 'wifi')]],
    ['b', [condition('old-processor', 'at-risk', 'processor'), condition('fact-unknown', 'unknown', 'memory')]],
  ]);
  expect(failingRows({ conditions, priorities: [], priorityOf: new Map(), valued: [], equipment: [] })).toEqual([]);
});

it('keeps the evidence of two parts with the same trouble, and adds no doubt to what is known to be bad', () => {
  const found = [
    condition('disk-at-risk', 'at-risk', 'disk', '/'),
    condition('disk-at-risk', 'at-risk', 'disk', '/home'),
    condition('disk-health-unknown', 'unknown', 'disk'),
  ];
  const [row] = failingRows({
    conditions: new Map([['a', found]]),
    priorities: [],
    priorityOf: new Map(),
    valued: [],
    equipment: [],
  });
  expect(row).toEqual({
    device: 'a',
    component: 'disk',
    level: 'at-risk',
    reasons: ['disk-at-risk'],
    evidence: [
      { reason: 'disk-at-risk', parameters: { place: '/' } },
      { reason: 'disk-at-risk', parameters: { place: '/home' } },
    ],
  });
});

it('tells a failing disk and a bad cable apart, each with its counts and in words', () => {
  const values = { vendorVerdict: 'passed', medium: 'hdd', reallocatedSectors: 304, interfaceCrcErrors: 644 };
  const found = conditionsOf([{ kind: 'disk-health', target: 'sda', at: 1, ok: true, values }], 1);
  const rows = failingRows({
    conditions: new Map([['a', found]]),
    priorities: [],
    priorityOf: new Map(),
    valued: [],
    equipment: [],
  });
  const [disk, cable] = rows;
  expect(disk).toMatchObject({ component: 'disk', level: 'failing', reasons: ['disk-failing'] });
  expect(disk?.evidence[0]?.parameters).toMatchObject({
    disk: 'sda',
    vendorVerdict: 'passed',
    reallocatedSectors: 304,
  });
  expect(cable).toMatchObject({ component: 'cable', level: 'at-risk', reasons: ['disk-cable'] });
  const told = rows
    .slice(0, 2)
    .flatMap(({ level, component, evidence }) =>
      evidence.map(({ reason, parameters }) => conditionSentence({ code: reason, level, component, parameters }, 'vi')),
    );
  expect(told[0]).toMatch(/sda.*304 sector hỏng.*vẫn tự báo đạt.*90 ngày tới: cao.*không phải lời hứa/);
  expect(told[1]).toMatch(/644 lần.*dây cáp/);
});
