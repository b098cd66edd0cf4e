import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from '@mach/probes';
import { type Batch, batchShape } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { joinToken, type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, ROOT, start, temporaryFolder } from '../support/programs.ts';
import { filledIn, templatesOf } from '../support/routeros-templates.ts';

const curl = requires('curl');
const script = readFileSync(join(ROOT, 'agent/router/routeros/mach-router.rsc'), 'utf8');

/** What stands for the values that a router would put in, by the very text of the script. Texts have been through its `js`. */
const SAMPLE: Readonly<Record<string, string>> = {
  $uptime: '93012000',
  $nowS: '1795684000',
  '[$wallS]': '1795684003',
  '[:tonum [/system resource get uptime]]': '93015',
  $name: '"ether1 \\"tầng 2\\""',
  $model: '"hEX"',
  $release: '"6.49.10 (long-term)"',
  $arch: '"mmips"',
  $running: 'true',
  $isSet: 'true',
  $version: 'routeros-0.1.0',
  $values: '"sent":10,"received":9,"lossRatio":0.1,"way":"icmp-command","rttMinMs":3,"rttMedianMs":4,"rttP95Ms":9',
  $ratio: '0.1',
};

describe.skipIf(curl.skip)(`the script for RouterOS ${curl.reason}`, () => {
  let collector: RunningCollector;
  beforeAll(async () => {
    collector = await startCollector();
  });
  afterAll(cleanUp);

  const fill = (expression: string, more: Record<string, string> = {}) =>
    filledIn(expression, (name) => more[name] ?? SAMPLE[name] ?? '7');
  /** Every reading of the script, each template once, as it would stand in a report. */
  const readings = () =>
    templatesOf(script, 'r')
      .map((template) => fill(template, { $r: '' }))
      .map((json) => JSON.parse(json.replace(/^,/, '')) as { kind: string; values: object });

  it('closes what it opens', () => {
    const open: string[] = [];
    // Texts, comments and escaped signs aside.
    for (const sign of script
      .replaceAll(/^\s*#.*$/gm, '')
      .replaceAll(/"(?:\\.|[^"\\])*"/g, '')
      .match(/[()[\]{}]/g) ?? []) {
      if ('([{'.includes(sign)) open.push(sign);
      else expect(open.pop()).toBe({ ')': '(', ']': '[', '}': '{' }[sign]);
    }
    expect(open).toEqual([]);
  });

  it('builds readings that are JSON, of kinds and values that the catalogue has', () => {
    const found = readings();
    expect(found.length).toBeGreaterThan(10);
    for (const { kind, values } of found) {
      const declared = kinds.get(kind)?.metrics.map(({ value }) => value) ?? [];
      expect(
        Object.keys(values).filter((name) => !declared.includes(name)),
        kind,
      ).toEqual([]);
    }
    const ping = templatesOf(script, 'values').map((template) => fill(template, { $values: '' }));
    expect(() => JSON.parse(`{${ping.join('')}}`)).not.toThrow();
  });

  it.each(['http://203.0.113.1:8750', 'http://127.evil.example', 'http://localhost.evil.example'])(
    'is joined to %s by name alone: token and secret would go in clear',
    async (url) => {
      const folder = await temporaryFolder();
      writeFileSync(join(folder, 'token'), `mach_join_${'A'.repeat(43)}`);
      const joined = await start('sh', [
        join(ROOT, 'agent/router/routeros/join.sh'),
        ...[url, '--token-file', join(folder, 'token')],
      ]).ended;
      expect(joined).toMatchObject({ code: 1, stdout: '' });
      expect(joined.stderr).toContain('--plain-http');
    },
  );

  it('builds a batch that a collector takes whole, from a router that was joined by the script beside it', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'token'), await joinToken(collector));
    const joined = await start('sh', [
      join(ROOT, 'agent/router/routeros/join.sh'),
      ...[collector.url, '--token-file', join(folder, 'token'), '--label', 'Modem "tầng 2"'],
    ]).ended;
    expect(joined.stderr).toBe('');
    const told = (name: string) => new RegExp(`:global ${name} "([^"]*)"`).exec(joined.stdout)?.[1] ?? '';
    const [body] = templatesOf(script, 'body');
    const [report] = templatesOf(script, 'report');
    const json = readings()
      .map((reading) => JSON.stringify(reading))
      .join(',');
    const reports = `{"seq":1,${fill(report as string, { $r: json })}`;
    const sent = fill(body as string, {
      $machDevice: told('machDevice'),
      $machMachine: told('machMachine'),
      $machEpoch: 'e'.repeat(32),
      $reports: reports,
    });
    expect(schemaOf(batchShape).safeParse(JSON.parse(sent) as Batch).error).toBeUndefined();
    const answer = await fetch(`${collector.url}/api/v1/reports`, {
      method: 'POST',
      body: sent,
      headers: {
        authorization: `Bearer ${told('machDevice')}:${told('machSecret')}`,
        'content-type': 'application/json',
      },
    });
    expect(await answer.json()).toMatchObject({ acknowledged: [[1, 1]], refused: [] });
    const devices = JSON.parse(await collector.command('devices', 'list', '--json')) as object[];
    expect(devices).toMatchObject([{ label: 'Modem "tầng 2"', equipment: { kind: 'router' }, state: 'up' }]);
  });
});
