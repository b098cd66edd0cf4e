import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Condition, conditionsOf } from '@mach/diagnosis';
import { conditionAdvice, conditionSentence } from '@mach/messages';
import type { Clock } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { COLLECTED_DISKS_FILE, diskValues, kinds, type PartOutcome, type Sensor } from '@mach/probes';
import type { LatestReading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { leanSmartctl } from '../../agent/src/lean-smartctl.ts';
import { requiresFixtures } from '../requirements.ts';
import { realPorts } from './support/run-probe.ts';

/** Recorded outputs of real disks; what each must come to follows from its kind in the recording's own index. */
const fixtures = requiresFixtures('smartctl');
const folder = join(fixtures.folder, 'smartctl');
const NOW = Date.UTC(2026, 10, 22, 3);
const clock: Clock = { wallMs: () => NOW, uptimeMs: () => 0, sleep: async () => undefined };

interface Recorded {
  readonly file: string;
  readonly kind: string;
}

const recorded: readonly Recorded[] = fixtures.skip
  ? []
  : readFileSync(join(folder, 'index.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([file = '', kind = '']) => ({ file, kind }));

/** From a disk's JSON to what is said of the device: through the one-shot's file, the sensor and the diagnosis. */
async function conditionsOfFile(file: string): Promise<{ parts: readonly PartOutcome[]; found: readonly Condition[] }> {
  const output = leanSmartctl(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const round = { v: 1, madeAt: NOW, isPrivileged: true, disks: [{ device: 'sda', tried: ['auto'], output }] };
  const files = scriptedFiles({ files: { [COLLECTED_DISKS_FILE]: JSON.stringify(round) } });
  const sensor = kinds.get('disk-health') as Sensor;
  const parts = await sensor.run({ ...realPorts(), files, clock }, {}, new AbortController().signal);
  const readings = parts.map(
    (part): LatestReading => ({ kind: 'disk-health', at: NOW, ...part, values: part.values ?? {} }),
  );
  const found = conditionsOf(readings, NOW).filter(({ code }) =>
    /^disk-(failing|at-risk|cable|worn|health)/.test(code),
  );
  return { parts, found };
}

/** What the kind asks for: codes of which one at least must be there, and no others. */
function expected(kind: string): { readonly some: readonly string[]; readonly also: readonly string[] } {
  const bad = ['disk-failing', 'disk-at-risk'];
  const isCable = /crc/.test(kind);
  if (/failed|pending|reallocated|uncorrectable|end-to-end/.test(kind) && !/open-failed/.test(kind)) {
    return { some: bad, also: isCable ? ['disk-cable'] : [] };
  }
  if (isCable) return { some: ['disk-cable'], also: [] };
  if (/worn|healthy/.test(kind)) return { some: [], also: [] };
  return { some: ['disk-health-unknown'], also: [] };
}

describe.skipIf(fixtures.skip)(`recorded disks ${fixtures.reason}`, () => {
  it('are all in the index', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(recorded.map(({ file }) => file).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThanOrEqual(44);
  });

  it.each(recorded)('$kind is told as what it is: $file', async ({ file, kind }) => {
    const { parts, found } = await conditionsOfFile(file);
    const { some, also } = expected(kind);
    const codes = found.map(({ code }) => code);
    expect(codes.filter((code) => !some.includes(code) && !also.includes(code))).toEqual([]);
    expect(codes.length > 0).toBe(some.length > 0);
    if (some.length > 0) expect(codes.some((code) => some.includes(code))).toBe(true);
    for (const code of also) expect(codes).toContain(code);
    if (/worn/.test(kind)) expect(parts[0]?.values?.['wearRatio']).toBe(Number(/(\d+)-percent/.exec(kind)?.[1]) / 100);
    for (const { code, level, component, parameters } of found) {
      for (const language of ['vi', 'en'] as const) {
        const row = { code, level, component, parameters };
        expect(conditionSentence(row, language)).not.toMatch(/undefined|NaN|\[object/);
        expect(conditionAdvice(row, language)).toBeDefined();
      }
    }
  });

  it('tells the same of what the one-shot keeps as of all that smartctl said', () => {
    for (const { file } of recorded) {
      const output: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const asked = { tried: ['auto'], isPrivileged: true };
      expect(diskValues(leanSmartctl(output), asked)).toEqual(diskValues(output, asked));
    }
  });

  it('leaves nothing of a serial number in what the one-shot keeps', () => {
    for (const { file } of recorded) {
      const output: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      expect(JSON.stringify(leanSmartctl(output))).not.toMatch(/serial|wwn|"oui"|eui64/i);
    }
  });
});
