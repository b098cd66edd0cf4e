import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { ROOT } from '../support/programs.ts';

const units = ['agent', 'collector'].flatMap((program) => {
  const folder = join(ROOT, program, 'packaging', 'systemd');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.service'))
    .map((name) => join(folder, name));
});
const analyze = requires('systemd-analyze');

it('every unit that is shipped is looked at', () => {
  expect(units.map((file) => basename(file)).sort()).toEqual([
    'mach-agent-lan.service',
    'mach-agent-root.service',
    'mach-agent.service',
    'mach-collector.service',
  ]);
});

it('what root reads waits for mains and for the rush of a start, and a round that was skipped comes again the same day', () => {
  const [service = '', timer = ''] = ['service', 'timer'].map((type) =>
    readFileSync(join(ROOT, 'agent', 'packaging', 'systemd', `mach-agent-root.${type}`), 'utf8'),
  );
  expect(service).toMatch(/^ConditionACPower=true$/m);
  expect(timer.match(/^On\w+=.*$/gm)).toEqual(['OnBootSec=15min', 'OnUnitActiveSec=6h']);
});

describe.skipIf(analyze.skip)(`the units of systemd ${analyze.reason}`, () => {
  it.each(units.map((file) => [basename(file), file]))('%s is exposed at most 2.5', (_unit, file) => {
    const given = ['security', '--offline=yes', '--threshold=25', file];
    const { stdout, stderr } = spawnSync('systemd-analyze', given, { encoding: 'utf8' });
    const exposure = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1];
    expect(Number(exposure), stderr).toBeLessThanOrEqual(2.5);
  });
});
