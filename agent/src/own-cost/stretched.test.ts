import { kinds } from '@mach/probes';
import type { CheckConfig } from '@mach/wire';
import { expect, it } from 'vitest';
import { defaultChecks } from '../default-checks.ts';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { stretched } from './stretched.ts';

const fromCollector: readonly CheckConfig[] = [
  { id: 'line.own', kind: 'stamp', target: 'mach.example.vn', everyS: 15 },
  { id: 'portal', kind: 'http', target: 'https://portal.example.vn/', everyS: 300 },
];
const { checks } = planChecks({ local: defaultChecks, fromCollector }, kinds, agentLimits);
const everyS = (id: string) =>
  ([0, 1, 2, 3] as const).map((step) => {
    const check = checks.find((each) => each.id === id);
    return check === undefined ? undefined : stretched(check, step).everyS;
  });

it.each<[why: string, id: string, intervals: readonly number[]]>([
  ['what is slow and dear comes first', 'disk-health', [3_600, 14_400, 14_400, 28_800]],
  ['what is slow and dear comes first', 'system', [86_400, 345_600, 345_600, 691_200]],
  ['samples come next, close enough for slow minutes at first', 'cpu', [15, 15, 30, 60]],
  ['what tells whose fault it is comes last', 'gateway-ping', [60, 60, 60, 120]],
  ['what tells whose fault it is comes last', 'gateway', [60, 60, 60, 120]],
  ['what tells whose fault it is comes last', 'portal', [300, 300, 300, 600]],
  ['the heartbeat of a site never changes', 'line.own', [15, 15, 15, 15]],
  ['what the agent says of itself never changes', 'agent', [300, 300, 300, 300]],
])('%s: %s', (_why, id, intervals) => {
  expect(everyS(id)).toEqual(intervals);
});

it('slows what is no heartbeat, however often a collector asks for it', () => {
  const often = { id: 'often', kind: 'tcp', target: 'a.example:443', everyS: 5 };
  const [check] = planChecks({ local: [], fromCollector: [often] }, kinds, agentLimits).checks;
  expect(check && stretched(check, 3).everyS).toBe(10);
});

it('remembers the interval of the plan', () => {
  const cpu = checks.find(({ id }) => id === 'cpu');
  expect(cpu && stretched(cpu, 2).plannedEveryS).toBe(15);
  expect(cpu && stretched(cpu, 1)).toBe(cpu);
});
