import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveAgentConfig } from '../agent-config/resolve.ts';
import { watchSettings } from '../reload.ts';
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
  expect(read.ok && read.config.services.length).toBe(21);
  expect(read.ok && read.config.services[0]?.pages.map(({ page }) => page)).toEqual(['static', 'application']);
});

describe('alerts', () => {
  const alerts = (text: string) => readConfig(`alerts:\n  routes:\n${text}`, 'f');
  const mail = (more: string) =>
    alerts(`    - { name: thu, kind: mail, host: h, from: a@b.vn, recipients: [{ name: so, to: so@b.vn }], ${more} }`);
  const problems = (read: ReturnType<typeof readConfig>) =>
    read.ok ? [] : read.problems.map(({ path, found, expected }) => `${path}: ${found}: ${expected}`);

  it('takes the example with all its routes switched on', () => {
    const from = EXAMPLE.indexOf('alerts:');
    const text = EXAMPLE.slice(from, EXAMPLE.indexOf('# What availability'))
      .replace('routes: []', 'routes:')
      .replaceAll(/^#/gm, ' ');
    const read = readConfig(text, 'f');
    expect(problems(read)).toEqual([]);
    const kinds = read.ok ? read.config.alerts.routes.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['mail', 'sms', 'webhook', 'alertmanager']);
    expect(read.ok && read.config.alerts.heartbeat?.everyS).toBe(60);
  });

  it.each([
    ['{ subject: line.internet, percent: 99.9, isp: VNPT, contract: "12/HD" }', []],
    [
      '{ subject: site, percent: 99.9, isp: VNPT }',
      [expect.stringContaining('isp and contract are of lines alone: with subject line.internet')],
    ],
  ])('takes a promise of a line’s provider or contract, and of lines alone: %s', (target, expected) => {
    expect(problems(readConfig(`availability:\n  targets:\n    - ${target}\n`, 'f'))).toEqual(expected);
  });

  it.each([
    [mail('port: 0'), 'alerts.routes[0].port: 0: a whole number of a port from 1 to 65535'],
    [mail('user: a'), 'alerts.routes[0].user: "a": user and passwordFile together'],
    [
      mail('token: a'),
      'alerts.routes[0].token: an unknown key: one of name, kind, host, port, security, user, passwordFile, caFile, from, recipients',
    ],
    [
      alerts('    - { name: x, kind: pigeon }'),
      'alerts.routes[0].kind: "pigeon": kind, one of mail, webhook, sms, alertmanager, and what that kind needs',
    ],
    [
      alerts('    - { name: x, kind: webhook, secretFile: s }'),
      'alerts.routes[0].url: nothing: url or urlFile, one of the two',
    ],
    [
      alerts('    - { name: x, kind: sms, url: "https://g.vn/", recipients: [{ name: a, to: "09x" }] }'),
      'alerts.routes[0].recipients[0].to: "09x": a telephone number of 8 to 15 digits in quotes, with or without + before it',
    ],
    [
      alerts(
        '    - { name: x, kind: mail, host: h, from: a@b.vn, recipients: [{ name: a, to: a@b.vn, communes: ["21040"], hears: [digest] }] }',
      ),
      'alerts.routes[0].recipients[0].hears: a list of 1: no digest: it is of the whole province, so for recipients without communes',
    ],
    [
      readConfig('alerts: { digestAt: "25:00" }', 'f'),
      'alerts.digestAt: "25:00": a time of day in quotes such as "07:15"',
    ],
    [
      readConfig('alerts: { heartbeat: { everyS: 60, to: a } }', 'f'),
      'alerts.heartbeat.to: an unknown key: one of url, urlFile, everyS',
    ],
  ])('says what is wrong and what would be right: %#', (read, expected) => {
    expect(problems(read)).toContain(expected);
  });
});

it('watches nobody’s service as the example is shipped, whoever asks', () => {
  const read = readConfig(EXAMPLE, 'f');
  if (!read.ok) throw new Error('the example does not hold');
  const publicUrl = 'https://mach.example.vn';
  const watchers = { commune: { places: 100, devices: 4_000 }, province: { places: 1, devices: 3 } };
  const standings = (['leader', undefined] as const).flatMap((seat) =>
    (['commune', 'province'] as const).map((level) => ({ seat, level })),
  );
  const targets = standings.flatMap(
    (standing) =>
      resolveAgentConfig({ ...watchSettings(read.config, String), reflectors: [], publicUrl }, standing, watchers)
        .checks,
  );
  expect(new Set(targets.map(({ target }) => target))).toEqual(
    new Set(['mach.example.vn', 'mach.example.vn:443', 'https://mach.example.vn/-/healthy']),
  );
});

it.each([
  ['urls: [https://a.vn/]', 'urls', 'pages: { static: URL, application: URL }, at least one of the two, in its place'],
  ['pages: {}', 'pages', expect.stringContaining('static, application or both')],
  ['pages: { static: ftp://a.vn/ }', 'pages.static', 'an address such as https://dichvucong.example.vn/'],
  ['pages: { static: https://a.vn/, home: https://a.vn/ }', 'pages.home', 'one of static, application'],
  ['pins: [short]', 'pins[0]', 'the SHA-256 of a public key in base64url, 43 characters'],
])('says what is right in the place of %s', (given, path, expected) => {
  const text = `services:\n  - { id: a, kind: mail, name: x, hosts: [a.vn], ${given} }\n`;
  expect(readConfig(text, 'f')).toMatchObject({ problems: [{ path: `services[0].${path}`, expected }] });
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

it('names an alias that stands for nothing', () => {
  expect(readConfig('services: *nobody', 'f')).toMatchObject({
    ok: false,
    problems: [{ place: 'f', found: expect.stringContaining('nobody'), expected: 'YAML' }],
  });
});
