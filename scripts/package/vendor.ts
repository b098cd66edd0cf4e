import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LockFile } from './closure.ts';

/**
 * The folder of a package that npm leaves out on this machine because it is for another system; fetched once, and only as the
 * lock file knows it. Throws when its hash is another.
 */
export function foreignPackage(lock: LockFile, name: string, cache: string): string {
  const locked = lock.packages[`node_modules/${name}`];
  if (locked?.version === undefined || locked.integrity === undefined)
    throw new Error(`package-lock.json knows no ${name}, or not its hash`);
  const folder = join(cache, `${name.replaceAll('/', '-')}-${locked.version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fetched = execFileSync('npm', ['pack', '--silent', `${name}@${locked.version}`, '--pack-destination', cache], {
    encoding: 'utf8',
  });
  const archive = join(cache, fetched.trim());
  const sha512 = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (!locked.integrity.split(' ').includes(sha512)) {
    rmSync(archive);
    throw new Error(
      `${name}@${locked.version}: the registry gave ${sha512}, package-lock.json has ${locked.integrity}`,
    );
  }
  const unpacked = `${folder}.new`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1']);
  rmSync(archive);
  renameSync(unpacked, folder);
  return folder;
}
