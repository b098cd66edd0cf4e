import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PICTURE } from './picture-text.ts';

/** What the script told of the packages' life, by its name. */
export type Told = ReadonlyMap<string, string>;

/** Puts what the script wants into a folder of the system: both packages, an older version of each, and itself. */
export function prepareLife(folder: string, packages: readonly string[]): void {
  const older = join(folder, 'older');
  mkdirSync(older, { recursive: true });
  for (const file of packages) {
    copyFileSync(file, join(folder, basename(file)));
    makeOlder(file, older);
  }
  for (const name of ['debian-life.sh', 'picture.mjs'])
    copyFileSync(join(import.meta.dirname, name), join(folder, name));
  writeFileSync(join(folder, 'picture.json'), JSON.stringify(PICTURE));
}

/**
 * Runs the script with loopback and no other network, mounts and processes of its own. `inside` is the shell's line that goes into the
 * system: it finds there `$SYSTEM` and `$FOLDER`, and descriptor 3 for what is told. Throws with all that was said when it ends early.
 */
export function live(system: string, folder: string, inside: string): Told {
  const tells = join(folder, 'tells');
  const ran = spawnSync('unshare', ['-n', '-m', '-f', '-p', '/bin/sh', '-ec', `ip link set lo up; ${inside}`], {
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', SYSTEM: system, FOLDER: folder, TELLS: tells },
  });
  if (ran.status !== 0)
    throw new Error(`the life of the packages ended with ${ran.status}:\n${ran.stdout}${ran.stderr}`);
  const lines = readFileSync(tells, 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/**
 * The same package as a version before it: with a file that the newer one has not, and with the agent's settings as a file of the
 * package, as they once were: dpkg would ask about one that somebody has changed.
 */
function makeOlder(file: string, into: string): void {
  const stage = mkdtempSync(join(tmpdir(), 'mach-older-'));
  try {
    execFileSync('dpkg-deb', ['-R', file, stage]);
    const control = join(stage, 'DEBIAN', 'control');
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 0.0.9'));
    const program = basename(file).split('_', 1)[0] as string;
    writeFileSync(join(stage, 'usr', 'lib', program, 'only-in-older.js'), '');
    if (program === 'mach-agent') {
      mkdirSync(join(stage, 'etc', program), { recursive: true });
      writeFileSync(join(stage, 'etc', program, 'agent.yaml'), '# older\n');
      writeFileSync(join(stage, 'DEBIAN', 'conffiles'), '/etc/mach-agent/agent.yaml\n');
    }
    execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', stage, join(into, basename(file))], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
