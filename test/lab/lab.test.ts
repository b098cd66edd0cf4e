import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, eventually } from '../support/programs.ts';
import { createLab, type Lab } from './lab.ts';
import { folderOf, labNames, spaceOf } from './lab-folder.ts';
import { labNeeds } from './needs.ts';
import { pingTrain } from './ping-train.ts';
import { LARGE_PAGE_BYTES, SERVICE_NAMES, SNMP_COMMUNITY } from './services.ts';
import { ADDRESSES, HOSTS } from './topology.ts';

const needs = labNeeds(['curl', 'snmpd']);

describe.skipIf(needs.skip)(`the virtual commune ${needs.reason}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab();
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  const curl = (...given: string[]) =>
    lab.exec('pc1', ['curl', '--silent', '--show-error', '--max-time', '10', '--cacert', lab.authorityFile, ...given]);

  it('has a portal that its PCs find by name and trust', async () => {
    for (const name of ['portal', 'portal.mach.test']) {
      const page = await curl(`https://${name}/`);
      expect(page).toMatchObject({ code: 0, stderr: '' });
      expect(page.stdout).toContain('Cổng dịch vụ');
    }
    expect((await curl('https://portal/large')).stdout).toHaveLength(LARGE_PAGE_BYTES);
    expect((await curl('https://portal/slow?ttfb=1&code=503', '-w', '%{http_code}')).stdout).toMatch(/503$/);
  });

  it('hides its LAN behind the router and has no way out', async () => {
    const routes = await lab.exec('isp', ['ip', 'route']);
    expect(routes.stdout).not.toContain('192.168.1.');
    expect(routes.stdout).not.toContain('default');
    expect((await pingTrain(lab, 'pc1', 'portal', { packets: 1, intervalMs: 10 })).received).toBe(1);
  });

  it('has a router and a switch that say who they are by SNMP, to those who know the word for it', async () => {
    const script = fileURLToPath(new URL('ask-snmp-name.ts', import.meta.url));
    const ask = (host: 'router' | 'switch', community: string) =>
      lab.exec('pc1', [process.execPath, script, ADDRESSES[host] ?? '', community]);
    for (const host of ['router', 'switch'] as const) {
      expect(await ask(host, SNMP_COMMUNITY)).toMatchObject({ code: 0, stdout: `${host}\n` });
      expect(await ask(host, 'guessed')).toMatchObject({ code: 1, stdout: '' });
    }
  });

  it('stops and starts its servers', async () => {
    await lab.stopService('dns');
    expect(lab.services.dns).toBe('stopped');
    expect((await curl('https://portal/')).code).not.toBe(0);
    await lab.startService('dns');
    expect((await curl('https://portal/')).code).toBe(0);
  });

  it('starts those servers alone that it is told to', async () => {
    await using small = await createLab({ services: ['dns'] });
    const others = SERVICE_NAMES.filter((name) => name !== 'dns').map((name) => small.services[name]);
    expect(small.services.dns).toBe('running');
    expect(others).not.toContain('running');
  });

  it('stands beside another of the same addresses', async () => {
    await using other = await createLab({ services: [] });
    await other.line.set({ up: { isBlackhole: true } });
    const packets = { packets: 2, intervalMs: 10 };
    expect((await pingTrain(other, 'pc1', '203.0.113.10', packets)).received).toBe(0);
    expect((await pingTrain(lab, 'pc1', '203.0.113.10', packets)).received).toBe(2);
  });

  it('ends a command that takes too long', async () => {
    const ended = await lab.exec('pc2', ['sleep', '60'], { timeoutMs: 200 });
    expect(ended.code).toBe(null);
  });
});

describe.skipIf(needs.skip)(`a lab that is over ${needs.reason}`, () => {
  it('leaves nothing behind', async () => {
    const lab = await createLab();
    lab.start('pc1', ['sleep', '600']);
    await lab.down();
    expect(traces(lab.run)).toEqual([]);
    await lab.down();
  });

  it('is removed when its owner was killed', async () => {
    const labModule = fileURLToPath(new URL('lab.ts', import.meta.url));
    const script = `const { createLab } = await import(${JSON.stringify(labModule)});
      const lab = await createLab({ services: [] }); console.log(lab.run); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const run = await new Promise<string>((resolve) =>
      owner.stdout.once('data', (line) => resolve(String(line).trim())),
    );
    expect(traces(run)).not.toEqual([]);
    owner.kill('SIGKILL');
    await eventually('the lab is gone', () => traces(run).length === 0 || undefined);
  });
});

/** What of a lab can still be found on the machine. */
function traces(run: string): string[] {
  const spaces = HOSTS.map((host) => `/run/netns/${spaceOf(run, host)}`);
  return [...[...spaces, folderOf(run)].filter(existsSync), ...labNames().filter((name) => name === run)];
}
