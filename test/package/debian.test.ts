import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawGroupText } from '../../collector/src/adapters/canvas.ts';
import { requires, requiresThat } from '../requirements.ts';
import { live, prepareLife, type Told } from '../support/debian-life.ts';
import { PICTURE } from '../support/picture-text.ts';
import { ROOT } from '../support/programs.ts';
import { packageFile, packagesMade } from './packages.ts';

const debootstrap = requires('debootstrap');
const root = requiresThat(process.getuid?.() === 0, 'only root may make a chroot');
/** A fresh system is fetched once from Debian's archive. */
const BASE = join(ROOT, 'node_modules', '.cache', 'packages', 'bookworm.tar');

describe.skipIf(packagesMade.skip || debootstrap.skip || root.skip)(
  `both Debian packages in the smallest Debian 12, the network cut ${packagesMade.reason}${debootstrap.reason}${root.reason}`,
  () => {
    let folder: string;
    let told: Told;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'mach-debian-'));
      const system = freshSystem(folder);
      const inside = join(system, 'root');
      prepareLife(inside, [packageFile(/^mach-agent_.*_amd64\.deb$/), packageFile(/^mach-collector_.*\.deb$/)]);
      told = live(
        system,
        inside,
        'mount -t proc proc "$SYSTEM/proc"; exec chroot "$SYSTEM" /bin/sh /root/debian-life.sh 3>"$TELLS"',
      );
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('install, each with a user of its own that nobody can sign in as', () => {
      expect(told.get('installed')).toBe('mach-agent mach-collector ');
      expect(told.get('users')).toBe('mach-agent:/usr/sbin/nologin mach-collector:/usr/sbin/nologin ');
    });

    it('give a collector and its sign-in link, and an agent that joins it and reports', () => {
      expect(told.get('link')).toMatch(/^https:\/\/127\.0\.0\.1:8750\/sign-in\/[\w-]{43}$/);
      expect(told.get('joined')).toMatch(/^[0-9a-f]{32}$/);
      expect(told.get('pinned')).toMatch(/^\S{43,64}$/);
      expect(told.get('coverage')).toBe('1');
      expect(told.get('check')).toMatch(/^[0-3]$/);
    });

    it('take the place of an older version: nothing of it is left, and what waited is delivered', () => {
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
      expect([told.get('older'), told.get('newer')]).toEqual(['2', '0']);
      expect(told.get('versions')).toBe(`${version} ${version} `);
      expect(told.get('settings')).toBe('# ours # ours ');
      expect([told.get('waiting'), told.get('waited'), told.get('delivered')]).toEqual(['1', '1', '0']);
    });

    it('draw pictures without a font of the system, to the byte as here', async () => {
      expect(told.get('fonts')).toBe('0');
      const drawn = await drawGroupText(PICTURE);
      expect(told.get('picture')).toBe(createHash('sha256').update(drawn).digest('hex'));
    });

    it('keep identity, journal and configuration through upgrade, removal and another installation', () => {
      const device = told.get('joined');
      expect(['upgraded', 'removed', 'again'].map((name) => told.get(name))).toEqual([device, device, device]);
      expect(told.get('devices')).toBe('1');
      expect(told.get('journal')).toBe('/var/lib/mach-collector/journal.db');
      expect(told.get('kept')).toBe('1');
    });

    it('leave nothing behind when they are purged', () => {
      expect(told.get('purged')).toBe('');
    });
  },
);

function freshSystem(folder: string): string {
  if (!existsSync(BASE)) {
    const made = join(folder, 'made');
    execFileSync('debootstrap', ['--variant=minbase', 'bookworm', made], { stdio: ['ignore', 'ignore', 'inherit'] });
    mkdirSync(join(BASE, '..'), { recursive: true });
    execFileSync('tar', ['-C', made, '-cf', `${BASE}.new`, '.']);
    renameSync(`${BASE}.new`, BASE);
    return made;
  }
  const system = join(folder, 'system');
  mkdirSync(system);
  execFileSync('tar', ['-C', system, '-xf', BASE]);
  return system;
}
