import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommands, bundleResident } from '../../scripts/bundle-agent.ts';
import { writeDeb } from '../../scripts/package/deb.ts';
import { agentPackage, collectorPackage } from '../../scripts/package/debian-packages.ts';
import { contentOf, type Tree } from '../../scripts/package/tree.ts';
import { requires } from '../requirements.ts';
import { live, prepareLife, type Told } from '../support/debian-life.ts';
import { ROOT } from '../support/programs.ts';

const dpkg = requires('dpkg-deb');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
/** As shipped but for the compression, which takes minutes, and the agent for Windows, whose Node npm leaves out on Linux. */
const UNCOMPRESSED = ['-Znone'];
const EPOCH_S = 1_795_000_000;

/** This very machine with another layer over it, which goes with the namespace: nothing is fetched, and nothing of it is changed. */
const OVER_THIS_MACHINE = `mount -t tmpfs tmpfs "$SYSTEM"
  mkdir "$SYSTEM/upper" "$SYSTEM/work" "$SYSTEM/all"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$SYSTEM/upper,workdir=$SYSTEM/work" "$SYSTEM/all"`;
const LIFE = `${OVER_THIS_MACHINE}
  mkdir "$SYSTEM/all/mach-life"
  mount --bind "$FOLDER" "$SYSTEM/all/mach-life"
  mount --rbind /dev "$SYSTEM/all/dev"
  mount -t proc proc "$SYSTEM/all/proc"
  export IN_SHORT=yes
  exec chroot "$SYSTEM/all" /bin/sh /mach-life/debian-life.sh 3>"$TELLS"`;
/** What a kernel can't do no setup installs: there the packages live in `npm run test:package` alone. */
const layers = isLaidOver()
  ? { skip: false, reason: '' }
  : { skip: true, reason: 'nothing can be laid over this machine: it takes root, unshare and overlayfs' };

describe.skipIf(dpkg.skip || layers.skip)(
  `both Debian packages over this machine, the network cut ${dpkg.reason}${layers.reason}`,
  () => {
    let work: string;
    let trees: readonly Tree[];
    let told: Told;

    /** Makes both; gives their files. */
    async function made(name: string): Promise<readonly string[]> {
      const folder = join(work, name);
      const bundle = join(folder, 'app');
      await bundleResident(bundle);
      await bundleCommands(bundle);
      const how = { bundle, version, epochS: EPOCH_S };
      const both = [agentPackage(how, 'amd64'), collectorPackage(how, []).debian];
      trees = both.map(({ tree }) => tree);
      return both.map((each) => join(folder, writeDeb(each, folder, EPOCH_S, UNCOMPRESSED)));
    }

    let files: readonly string[];
    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'mach-debian-'));
      files = await made('one');
      const life = join(work, 'life');
      prepareLife(life, files);
      told = live(mkdtempSync(join(work, 'system-')), life, LIFE);
    }, 600_000);
    afterAll(() => rmSync(work, { recursive: true, force: true }));

    it('are made again to the byte, in another zone and by somebody with another mask', async () => {
      const before = { zone: process.env['TZ'], mask: process.umask(0o077) };
      process.env['TZ'] = 'Asia/Ho_Chi_Minh';
      try {
        expect((await made('two')).map(sha256)).toEqual(files.map(sha256));
      } finally {
        process.umask(before.mask);
        if (before.zone === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before.zone;
      }
    });

    it('hold no library that their bill of materials does not name', () => {
      for (const tree of trees) {
        const bill = tree.find(({ path }) => /^usr\/share\/doc\/[^/]+\/sbom\.cdx\.json$/.test(path));
        const { components } = JSON.parse(contentOf(bill as Tree[number]).toString()) as {
          readonly components: readonly { readonly name: string }[];
        };
        const named = new Set(components.map(({ name }) => name));
        const held = tree
          .flatMap(({ path }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
          .filter((name) => !name.startsWith('@mach/'));
        expect(held.length).toBeGreaterThan(0);
        expect([...new Set(held)].filter((name) => !named.has(name))).toEqual([]);
      }
    });

    it('live through installation, an upgrade, removal and a purge', () => {
      expect(told.get('installed')).toBe('mach-agent mach-collector ');
      expect(told.get('users')).toBe('mach-agent:/usr/sbin/nologin mach-collector:/usr/sbin/nologin ');
      const device = told.get('joined');
      expect(device).toMatch(/^[0-9a-f]{32}$/);
      expect(['upgraded', 'removed', 'again'].map((name) => told.get(name))).toEqual([device, device, device]);
      expect(told.get('versions')).toBe(`${version} ${version} `);
      expect(told.get('settings')).toBe('# ours # ours ');
      expect([told.get('waiting'), told.get('waited'), told.get('delivered')]).toEqual(['1', '1', '0']);
      expect(told.get('devices')).toBe('1');
      expect(told.get('journal')).toBe('/var/lib/mach-collector/journal.db');
      expect(told.get('purged')).toBe('');
    });
  },
);

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function isLaidOver(): boolean {
  const system = mkdtempSync(join(tmpdir(), 'mach-over-'));
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', SYSTEM: system };
  const { status } = spawnSync('unshare', ['-m', '/bin/sh', '-ec', OVER_THIS_MACHINE], { env, stdio: 'ignore' });
  rmSync(system, { recursive: true });
  return status === 0;
}
