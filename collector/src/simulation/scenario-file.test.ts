import { readFileSync } from 'node:fs';
import { CAUSE_OF_TROUBLE } from '@mach/fleet';
import { describe, expect, it } from 'vitest';
import { showProblem } from '../config/read.ts';
import { placeScenario, readScenarioFile, type ScenarioFile } from './scenario-file.ts';
import { FAULT_TYPES } from './scenario-schema.ts';

const START = Date.UTC(2026, 10, 23, 2);
const RUN = { from: START, to: START + 600_000 };
const KNOWN = {
  isps: new Set(['VNPT']),
  communes: new Set(['00001', '00004']),
  sites: new Set(['00001-1']),
  devices: new Set<string>(),
  services: new Set(['portal']),
};

function read(file: unknown): ScenarioFile {
  const found = readScenarioFile(JSON.stringify(file), 'f.json');
  if (!found.ok) throw new Error(found.problems.map(showProblem).join('\n'));
  return found.value;
}

const mistakes = (file: unknown) => {
  const found = readScenarioFile(typeof file === 'string' ? file : JSON.stringify(file), 'f.json');
  return found.ok ? [] : found.problems.map(showProblem);
};

it('knows each trouble that the fleet can make', () => {
  expect([...FAULT_TYPES].sort()).toEqual(Object.keys(CAUSE_OF_TROUBLE).sort());
});

describe('moments', () => {
  it('are ms, dates with a zone, or times after the start; without any a fault lasts the whole run', () => {
    const line = { type: 'line-down', where: { commune: '00001' } };
    const file = read({
      faults: [
        line,
        { ...line, from: '+90s', to: '+2m' },
        { ...line, from: START + 1_000, to: '2026-11-23T09:05:00+07:00' },
      ],
    });
    const placed = placeScenario(file, 'f.json', KNOWN, RUN);
    expect(placed.ok && placed.value.faults.map(({ from, to }) => [from - START, to - START])).toEqual([
      [0, 600_000],
      [90_000, 120_000],
      [1_000, 300_000],
    ]);
  });
});

it('is read from YAML too', () => {
  const text = 'name: cắt điện\nfaults:\n  - { type: power-cut, where: { site: 00001-1 }, from: +1m }\n';
  const found = readScenarioFile(text, 'f.yaml');
  expect(found).toMatchObject({ ok: true, value: { name: 'cắt điện', faults: [{ type: 'power-cut' }] } });
});

describe('what is wrong is said at once, with its place and what would be right', () => {
  it.each([
    ['{', 'f.json: line 1: found'],
    ['[]', 'f.json: the whole file: found a list'],
    [{}, 'f.json: faults: found nothing, expected a list of faults'],
    [
      { faults: [{ type: 'line-dwn', where: { province: true } }] },
      'faults[0].type: found "line-dwn", expected one of power-cut,',
    ],
    [{ faults: [{ type: 'line-down' }] }, 'faults[0].where: found nothing, expected one of {"province": true}'],
    [
      { faults: [{ type: 'line-down', where: { isp: 'a', site: 'b' } }] },
      'faults[0].where: found an object, expected one of',
    ],
    [{ faults: [{ type: 'line-down', where: { province: true }, frm: 1 }] }, 'faults[0].frm: found an unknown key'],
    [
      { faults: [{ type: 'line-down', where: { province: true }, from: 'noon' }] },
      'faults[0].from: found "noon", expected a moment: ms since 1970',
    ],
    [
      { faults: [{ type: 'hot', where: { province: true } }] },
      'faults[0].celsius: found nothing, expected a temperature in °C',
    ],
    [
      { faults: [{ type: 'lan-poor', lossRatio: 2, where: { province: true } }] },
      'faults[0].lossRatio: found 2, expected a share from 0 to 1',
    ],
    [
      { faults: [], services: { portal: { path: 'sea' } } },
      'services.portal.path: found "sea", expected internet or data-network',
    ],
  ])('%j', (file, sentence) => {
    expect(mistakes(file)).toEqual([expect.stringContaining(sentence)]);
  });

  it('and so is what the fleet or the collector has not', () => {
    const file = read({
      services: { mail: { path: 'data-network' } },
      isps: { '99999': 'FPT' },
      faults: [
        { type: 'isp-down', where: { isp: 'FPT' } },
        { type: 'line-down', where: { site: '00004-1' }, from: '+2m', to: '+1m' },
        { type: 'hot', celsius: 90, where: { device: 'x' } },
        { type: 'service-slow', service: 'mail', processingMs: 9, where: { province: true } },
      ],
    });
    const placed = placeScenario(file, 'f.json', KNOWN, RUN);
    expect(placed.ok ? [] : placed.problems.map(showProblem)).toEqual([
      'f.json: faults[0].where.isp: found "FPT", expected one of VNPT',
      'f.json: faults[1].where.site: found "00004-1", expected one of 00001-1',
      'f.json: faults[1].to: found 2026-11-23T02:01:00.000Z, expected a moment after its from, 2026-11-23T02:02:00.000Z',
      'f.json: faults[2].where.device: found "x", expected none: there is nothing of the kind here',
      'f.json: faults[3].service: found "mail", expected one of portal',
      'f.json: services.mail: found "mail", expected one of portal',
      'f.json: isps.99999: found "99999", expected one of 00001, 00004',
    ]);
  });
});

describe('the document of the format', () => {
  const text = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8');

  it('has a row for each trouble, with the verdict that is right', () => {
    const rows = [...text.matchAll(/^\| `([a-z-]+)` \|.*\| `([a-z-]+)` \|$/gm)].map(([, type, cause]) => [type, cause]);
    expect(Object.fromEntries(rows)).toEqual(CAUSE_OF_TROUBLE);
  });

  it('has an example that is right', () => {
    const example = /```json\n([^`]+)```/.exec(text)?.[1] ?? '';
    expect(mistakes(example)).toEqual([]);
    expect(read(JSON.parse(example)).faults).toHaveLength(2);
  });
});
