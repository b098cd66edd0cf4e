import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'mach-project-node-'));
const guard = new URL('project-node.js', import.meta.url).href;

beforeAll(() => {
  write(
    'exits.ts',
    'const code: number = 3;\nprocess.stdout.write(JSON.stringify([process.versions.node, ...process.argv.slice(2)]));\nprocess.exit(code);\n',
  );
  write('dies.ts', 'process.kill(process.pid, "SIGTERM");\nsetInterval(() => {}, 1_000);\n');
  for (const entry of ['exits', 'dies']) {
    write(`${entry}-as-is.js`, start(entry));
    write(`${entry}-on-old-node.js`, `${claim({ node: '20.20.2' })}${start(entry)}`);
  }
  write('nowhere.js', `${claim({ node: '20.20.2' })}${claim({}, 'sparc')}${start('exits')}`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a program', () => {
  it.each(['as-is', 'on-old-node'])('runs its TypeScript on Node 24 with its arguments, %s', (how) => {
    const { stdout, status } = run(`exits-${how}.js`, '--name', 'xã Bình Sơn');
    const [version, ...given] = JSON.parse(stdout);
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(24);
    expect(given).toEqual(['--name', 'xã Bình Sơn']);
    expect(status).toBe(3);
  });

  it.skipIf(process.platform === 'win32').each(['as-is', 'on-old-node'])(
    'dies of the signal it died of, %s (no signals on Windows)',
    (how) => {
      expect(run(`dies-${how}.js`).signal).toBe('SIGTERM');
    },
  );

  it('says what to do where there is no Node for the machine', () => {
    const { stderr, status } = run('nowhere.js');
    expect(status).toBe(1);
    expect(stderr).toMatch(/this is Node 20\.20\.2, Node 24 is needed, .*sparc.*npm ci/s);
  });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function start(entry: string): string {
  const url = pathToFileURL(join(folder, `${entry}.ts`)).href;
  return `const { startOnProjectNode } = await import(${JSON.stringify(guard)});\nawait startOnProjectNode(new URL(${JSON.stringify(url)}));\n`;
}

/** Makes a process believe that it runs on another Node or another processor, as the guard will find it. */
function claim(versions: Readonly<Record<string, string>>, arch: string = process.arch): string {
  return [
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, ...${JSON.stringify(versions)} } });\n`,
    `Object.defineProperty(process, 'arch', { value: ${JSON.stringify(arch)} });\n`,
  ].join('');
}

function run(name: string, ...given: string[]) {
  // As modules without a package.json near them, which Node would otherwise guess and warn about.
  write('package.json', '{"type":"module"}');
  return spawnSync(process.execPath, [join(folder, name), ...given], { encoding: 'utf8' });
}
