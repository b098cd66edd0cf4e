import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../collector/src/adapters/xlsx.ts';
import { provinceWithIncidents, startSink } from '../support/alert-province.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { AGENT, COLLECTOR, cleanUp, ROOT, start, temporaryFolder } from '../support/programs.ts';
import { packagesMade } from './packages.ts';

const GUIDES = join(ROOT, 'docs', 'guides');
/** Whose whole life debian.test.ts goes through; systemd is not there to be asked. */
const SYSTEM =
  /^(dpkg -i mach-(agent|collector)_\d+\.\d+\.\d+_amd64\.deb|systemctl (restart mach-(agent|collector)|reload mach-collector))$/;

/** Those that a sentence names without what they are to be given. */
const NAMED_ALONE = /^mach-collector outages import$/;

interface Line {
  readonly guide: string;
  readonly command: string;
}

const lines: Line[] = [];
for (const guide of await readdir(GUIDES, { recursive: true })) {
  if (!guide.endsWith('.md')) continue;
  const text = await readFile(join(GUIDES, guide), 'utf8');
  for (const [, block = ''] of text.matchAll(/```sh\n([\s\S]*?)```/g)) {
    for (const line of block.trim().split('\n')) lines.push({ guide, command: line.replace(/^sudo /, '') });
  }
  // What is to be tried on a real PC is tried there.
  if (guide === 'real-pc-checklist.md') continue;
  // Named in a sentence: as it is typed, without what it is written into.
  for (const [, command = ''] of text.matchAll(/`(mach-(?:agent|collector) [^`…]+)`/g))
    lines.push({ guide, command: command.replace(/ > \S+$/, '') });
}

describe.skipIf(packagesMade.skip)(`each command of the guides ${packagesMade.reason}`, () => {
  let folder: string;
  let collector: RunningCollector;
  let sink: Awaited<ReturnType<typeof startSink>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
    sink = await startSink();
    const config = `alerts:\n  routes:\n    - { name: thu, kind: alertmanager, url: "${sink.url}" }\n`;
    collector = await startCollector({ config, data: await provinceWithIncidents() });
    await writeFile(join(folder, 'collector.yaml'), 'listen: 127.0.0.1:8750\n');
    await copyFile(join(ROOT, 'scripts', 'example-communes.csv'), join(folder, 'xa.csv'));
    await writeFile(join(folder, 'so-tai-san.xlsx'), await assetRegister());
    const made = await collector.command('tokens', 'create', '--commune', '99001', '--json');
    await writeFile(join(folder, 'ma-cai-dat.txt'), (JSON.parse(made) as { token: string }).token);
    const readings = [{ kind: 'memory', uptimeMs: 0, ok: true, values: { totalBytes: 4_294_967_296 } }];
    const inventory = { format: 'mach-inventory', v: 1, id: 'c'.repeat(32), wall: Date.now(), readings };
    await writeFile(join(folder, 'kiemke-1a2b3c4d5e6f.json'), `\uFEFF${JSON.stringify(inventory)}`, 'utf16le');
  });
  afterAll(async () => {
    await cleanUp();
    sink.close();
  });

  it('is found in both languages', () => {
    expect(lines.filter(({ guide }) => guide.startsWith('vi')).length).toBeGreaterThan(10);
    expect(lines.filter(({ guide }) => guide.startsWith('en')).length).toBeGreaterThan(10);
  });

  it.each(lines.map(({ guide, command }) => [guide, command] as const))('%s: %s', async (_, command) => {
    if (SYSTEM.test(command)) return;
    const [program, ...given] = await words(NAMED_ALONE.test(command) ? `${command} --help` : command);
    expect(program).toMatch(/^mach-(agent|collector)$/);
    const file = program === 'mach-agent' ? AGENT : COLLECTOR;
    const data = program === 'mach-agent' ? join(folder, 'agent') : collector.data;
    const ran = start('/bin/sh', ['-c', 'cd "$0" && exec "$@"', folder, process.execPath, file, ...given], {
      MACH_COLLECTOR_DATA: data,
      MACH_AGENT_DATA: data,
    });
    const { code, stderr } = await ran.ended;
    // Both tell by their exit what they found.
    if (given[0] === 'check' || given[0] === 'doctor') expect(code).toBeLessThanOrEqual(3);
    else expect([code, stderr]).toEqual([0, expect.any(String)]);
  });

  /** A command's words, with what an engineer puts in, and the places that this machine has in their stead. */
  async function words(command: string): Promise<string[]> {
    const made = await collector.command('tokens', 'create', '--commune', '99001', '--json');
    const { id } = JSON.parse(made) as { id: string };
    return [...command.matchAll(/(['"])(.*?)\1|(\S+)/g)].map(([, , quoted, plain = '']) => {
      if (quoted !== undefined) return quoted;
      // The incident of the guides.
      if (plain === '12') return '2';
      if (/^(ID|ĐỊNH-DANH)$/.test(plain)) return id;
      if (command.startsWith('mach-agent join') && plain.startsWith('https://')) return collector.url;
      return plain.replace(/^\/(etc\/mach-collector|var\/backups)\//, `${folder}/`);
    });
  }
});

/** An office's register of two PCs, with heads as such registers have them. */
function assetRegister(): Promise<Uint8Array> {
  const rows = [
    ['Mã đơn vị', 'Số hiệu tài sản', 'Tên tài sản', 'Năm đưa vào sử dụng', 'Nguyên giá'],
    ['99001', 'TS-001', 'Máy vi tính để bàn', 2019, 12_000_000],
    ['99001', 'TS-002', 'Máy vi tính xách tay', 2022, 15_000_000],
  ];
  const cells = rows.map((row) => row.map((value) => ({ value, look: 'text' as const })));
  const sheet = { name: 'Sổ tài sản', widths: [12, 16, 30, 12, 16], rows: cells, headRow: 0 };
  return writeWorkbook([sheet], 'Sổ tài sản', '2026-11-28');
}
