import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, eventually, freePort, start } from '../support/programs.ts';
import { makeWinePc, WINDOWS_READY, WINE, type WinePc, windowsPath } from '../support/wine.ts';
import { packagesMade } from './packages.ts';
import { forWine, ownAddress, unpackedKit } from './windows-kit.ts';

const unzip = requires('unzip');
const wine = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY) && ownAddress() !== undefined && process.getuid?.() === 0,
  'wine64, the programs for Windows, a network address or the rights to mount a small disk are missing; "npm run test:setup" installs the first two',
);

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly state: string;
}

/**
 * Each click goes on from what the one before left behind: in this order alone. A newer version over an older one and two
 * clicks at the same time need a real PC: the sc.exe of Wine can't change a service, and its scripts hold no lock.
 */
describe.skipIf(packagesMade.skip || wine.skip || unzip.skip)(
  `an installation that meets trouble, under Wine ${packagesMade.reason}${wine.reason}${unzip.reason}`,
  () => {
    let collector: RunningCollector;
    let pc: WinePc;
    let folder: string;
    let kit: string;
    let network: Network;
    const devices = async () => JSON.parse(await collector.command('devices', 'list', '--json')) as readonly Listed[];
    /** What was said, in the letters that this Wine prints. */
    const click = (where = kit) => {
      const { code, stdout } = pc.run('cscript', ['//nologo', windowsPath(join(where, 'CaiDat.vbs')), '/imlang']);
      return [code, stdout] as const;
    };
    const programs = () => join(pc.drive, 'Program Files', 'Mach');
    const data = (file: string) => join(pc.drive, 'ProgramData', 'Mach', 'agent', file);
    const identity = () => JSON.parse(readFileSync(data('identity.json'), 'utf8')) as { readonly device: string };
    const service = () => pc.run('sc.exe', ['query', 'MachAgent']).code;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mach-kit-'));
      collector = await startCollector({ listen: `${ownAddress()}:0`, config: 'reportEveryS: 15\nsendEveryS: 15\n' });
      network = await cutNetwork(collector.url);
      kit = await unpackedKit(collector, join(folder, 'kit'), '--url', network.url);
      forWine(kit);
      pc = makeWinePc('win10', { staysOn: true });
    });
    afterAll(async () => {
      pc?.remove();
      rmSync(folder, { recursive: true, force: true });
      await cleanUp();
    });

    it('says how much room is missing on a full disk, and leaves nothing running', () => {
      mkdirSync(programs(), { recursive: true });
      const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', programs()]);
      expect(small.status).toBe(0);
      try {
        const [code, said] = click();
        expect([code, said]).toEqual([1, expect.stringMatching(/C: .*\b2[01] MB, .*\b\d{2,3} MB[\s\S]*CaiDat/)]);
        expect(readdirSync(programs())).toEqual([]);
      } finally {
        spawnSync('umount', [programs()]);
      }
      expect(service()).not.toBe(0);
    });

    it('is taken for nothing done when it is killed while it copies', async () => {
      const { stop } = pc.start(windowsPath(join(kit, 'mach', 'node.exe')), [
        windowsPath(join(kit, 'mach', 'app', 'main.js')),
        'install',
        '--kit',
        windowsPath(kit),
      ]);
      const copied = () => readdirSync(programs(), { recursive: true }).length > 3;
      await eventually('files are copied', copied, 120_000);
      stop();
      expect(service()).not.toBe(0);
      expect(existsSync(data('identity.json'))).toBe(false);
    });

    it('says that the token was revoked, and starts nothing', async () => {
      const tokens = async () =>
        (JSON.parse(await collector.command('tokens', 'list', '--json')) as readonly { id: string }[]).map(
          ({ id }) => id,
        );
      // The kit without a network has one of its own.
      const before = await tokens();
      const refused = await unpackedKit(collector, join(folder, 'refused'));
      forWine(refused);
      for (const id of await tokens()) if (!before.includes(id)) await collector.command('tokens', 'revoke', id);
      const [code, said] = click(refused);
      expect([code, said]).toEqual([1, expect.stringMatching(/xin t.nh b. c.i m.i[\s\S]*\(401\)/)]);
      expect(service()).not.toBe(0);
      expect(existsSync(data('identity.json'))).toBe(false);
      expect(existsSync(data('join-later.json'))).toBe(false);
      expect(await devices()).toEqual([]);
    });

    it('goes on at the next click, without a network too, and counts the PC', () => {
      const [code, said] = click();
      expect([code, said]).toEqual([0, expect.stringMatching(/^Xong\. .* 1\/30\.\s/)]);
      expect(existsSync(data('identity.json'))).toBe(false);
      expect(service()).toBe(0);
    });

    it('joins by itself when the network comes, as one PC', async () => {
      network.mend();
      const isUp = async () => (await devices()).find(({ state }) => state === 'up');
      const up = await eventually('the PC reports', isUp, 280_000);
      expect(identity().device).toBe(up.id);
      expect(await devices()).toHaveLength(1);
      const [code, said] = click();
      expect([code, said]).toEqual([0, expect.stringMatching(/ 1\/30\. .*: 1\./)]);
    });
  },
);

interface Network {
  readonly url: string;
  mend(): void;
}

/** A process of its own, for a click holds this one up until it is done. */
const WAY = `
const { connect, createServer } = require('node:net');
const [host, own, port] = process.argv.slice(1);
createServer((near) => {
  const far = connect(Number(port), host);
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
}).listen(Number(own), host);
`;

/** A way to the collector that is cut until it is mended. */
async function cutNetwork(url: string): Promise<Network> {
  const { hostname, port, protocol } = new URL(url);
  const own = await freePort();
  return {
    url: `${protocol}//${hostname}:${own}`,
    mend: () => void start(process.execPath, ['-e', WAY, hostname, String(own), port]),
  };
}
