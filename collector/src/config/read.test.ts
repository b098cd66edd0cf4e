import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig, showProblem } from './read.ts';

const EXAMPLE = readFileSync(new URL('../../config.example.yaml', import.meta.url), 'utf8');

it('takes an empty text as all defaults, and the example as it is', () => {
  const empty = readConfig('', 'f');
  expect(empty).toMatchObject({ ok: true, config: { listen: '127.0.0.1:8750', sendEveryS: 300, services: [] } });
  expect(readConfig(EXAMPLE, 'f')).toEqual(empty);
});

it('takes the example with all its services switched on', () => {
  const services = EXAMPLE.slice(EXAMPLE.indexOf('services: []')).replace('services: []', 'services:');
  const read = readConfig(services.replaceAll(/^#/gm, ' '), 'f');
  expect(read.ok && read.config.services.length).toBe(8);
});

it('says five mistakes in five lines, each with place, finding and what would be right', () => {
  const text = `
listn: a
listen: 5
sendEveryS: 1
services:
  - { id: "A B", kind: mail, name: x, hosts: [a.vn], colour: red }
`;
  const read = readConfig(text, 'c.yaml');
  const lines = read.ok ? [] : read.problems.map(showProblem);
  expect(lines).toHaveLength(5);
  expect(lines).toContain('c.yaml: sendEveryS: found 1, expected a whole number of seconds from 5 to 86400');
  for (const line of lines) expect(line).toMatch(/^c\.yaml: \S+: found .+, expected .+/);
});

it('names the line of broken YAML, and the variable that set a wrong value', () => {
  expect(readConfig('a: [', 'f')).toMatchObject({ ok: false, problems: [{ path: 'line 1' }] });
  expect(readConfig('', 'f', { MACH_LISTEN: 'nowhere' })).toMatchObject({
    problems: [{ place: 'MACH_LISTEN', path: 'listen' }],
  });
});
