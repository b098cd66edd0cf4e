import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEPENDS } from '../../scripts/package/deb.ts';
import { cleanUp, temporaryFolder } from '../support/programs.ts';
import { packageFile, packagesMade } from './packages.ts';

afterAll(cleanUp);

describe.skipIf(packagesMade.skip)(`the Debian packages ${packagesMade.reason}`, () => {
  it.each([/^mach-agent_.*_amd64\.deb$/, /^mach-agent_.*_arm64\.deb$/, /^mach-collector_.*\.deb$/])(
    '%s links against no newer glibc than it asks for',
    async (name) => {
      const folder = await temporaryFolder();
      execFileSync('dpkg-deb', ['-x', packageFile(name), folder]);
      const promised = Number(/libc6 \(>= 2\.(\d+)\)/.exec(DEPENDS)?.[1]);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /(\/node|\.node)$/.test(path),
      );
      expect(files.length).toBeGreaterThan(1);
      for (const file of files.filter((path) => !path.includes('musl'))) {
        const needed = execFileSync('sh', [
          '-c',
          'grep -aoE "GLIBC_2\\.[0-9]+" "$0" | sort -u || true',
          join(folder, file),
        ]);
        for (const [, minor] of needed.toString().matchAll(/GLIBC_2\.(\d+)/g))
          expect(Number(minor), file).toBeLessThanOrEqual(promised);
      }
      expect(
        readFileSync(join(folder, files[0] as string))
          .subarray(1, 4)
          .toString(),
      ).toBe('ELF');
    },
  );
});
