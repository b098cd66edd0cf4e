import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import type { PlanningFile } from '../state/registry-change.ts';
import { fileInForce, planningInForce, textInForce } from './in-force.ts';
import { readPlanPolicy, readPrices } from './plan-files.ts';

const NOW = Date.parse('2026-11-27T08:00:00+07:00');
const file = (id: string, date: string, more: Partial<PlanningFile> = {}): [string, PlanningFile] => [
  id,
  { id, kind: 'prices', date, name: id, text: JSON.stringify({ ...defaultPrices, date }), uploadedAt: 1, ...more },
];

it('is the newest by its own day up to today; of one day the one uploaded last', () => {
  const planningFiles = new Map([
    file('old', '2026-01-01'),
    file('first', '2026-11-27'),
    file('again', '2026-11-27', { uploadedAt: 2 }),
    file('next', '2027-01-01'),
    file('policy', '2026-11-27', { kind: 'policy', uploadedAt: 9 }),
  ]);
  expect(fileInForce({ planningFiles }, 'prices', NOW)?.id).toBe('again');
  expect(planningInForce({ planningFiles }, NOW).prices.date).toBe('2026-11-27');
});

it('is what came with the program where the province has none, or one that can’t be read', () => {
  const none = planningInForce({ planningFiles: new Map() }, NOW);
  expect(none).toMatchObject({ prices: defaultPrices, policy: defaultPlanPolicy });
  const planningFiles = new Map([file('odd', '2026-01-01', { text: 'date: 1' })]);
  expect(planningInForce({ planningFiles }, NOW).prices).toBe(defaultPrices);
});

it('takes what the configuration file says where nothing was uploaded', () => {
  const configured = { policy: { ...defaultPlanPolicy, version: 'QĐ 12' } };
  const found = planningInForce({ planningFiles: new Map() }, NOW, configured);
  expect(found).toMatchObject({ policy: configured.policy, prices: defaultPrices });
});

it('is given as a file that can be changed and uploaded: as it was uploaded, or what came with the program', () => {
  const none = { planningFiles: new Map() };
  expect(readPrices(textInForce(none, 'prices', NOW))).toEqual({ ok: true, value: defaultPrices });
  expect(readPlanPolicy(textInForce(none, 'policy', NOW))).toEqual({ ok: true, value: defaultPlanPolicy });
  const planningFiles = new Map([file('own', '2026-01-01')]);
  expect(textInForce({ planningFiles }, 'prices', NOW)).toBe(planningFiles.get('own')?.text);
});
