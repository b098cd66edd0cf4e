import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram, requires } from '../requirements.ts';

const root = join(import.meta.dirname, '..', '..');
const shellcheck = requires('shellcheck');

/** Every file of the repository that a shell reads: by its name, or by its first line. */
const scripts = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path.endsWith('.sh') || (/(?:^|\/)[^.]+$|\.init$|\/run$/.test(path) && startsWithShell(path)));

describe.skipIf(shellcheck.skip)(`shell scripts ${shellcheck.reason}`, () => {
  it('are found, those without an ending too', () => {
    expect(scripts).toEqual(expect.arrayContaining(['test/setup.sh', 'agent/router/openwrt/mach-router', '.ci/run']));
  });

  it.each(scripts)('%s is POSIX sh without what shellcheck warns of', (path) => {
    const { stdout, status } = spawnSync(findProgram('shellcheck') as string, ['-s', 'sh', '-f', 'gcc', path], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

function startsWithShell(path: string): boolean {
  return /^#!\S*(?:\/|\s)(?:a|da)?sh\b/.test(readFileSync(join(root, path), 'utf8').slice(0, 100));
}
