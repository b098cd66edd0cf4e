import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, eventually } from '../support/programs.ts';
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
      network?.server.close();
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
      const refused = await unpackedKit(collector, join(folder, 'refused'));
      forWine(refused);
      const tokens = JSON.parse(await collector.command('tokens', 'list', '--json')) as readonly { id: string }[];
      // The kit without a network has one of its own, which came first.
      await collector.command('tokens', 'revoke', tokens.at(-1)?.id ?? '');
      const [code, said] = click(refused);
      expect([code, said]).toEqual([1, expect.stringContaining('xin tinh bo cai moi')]);
      expect(said).toContain('401');
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
      await network.mend();
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
  readonly server: Server;
  mend(): Promise<void>;
}

/** A way to the collector that is cut until it is mended. */
async function cutNetwork(url: string): Promise<Network> {
  const { hostname, port, protocol } = new URL(url);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far).pipe(near);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const)
      end.on('error', () => other.destroy());
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, hostname, resolve));
  await listen(0);
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return { url: `${protocol}//${hostname}:${own}`, server, mend: () => listen(own) };
}
