import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEPENDS } from '../../scripts/package/deb.ts';
import { cleanUp, temporaryFolder } from '../support/programs.ts';
import { packageFile, packagesMade } from './packages.ts';

/** The newest symbols of the libstdc++ that is asked for (GCC's manual, "ABI Policy and Guidelines"). */
const OF_GCC_10: Readonly<Record<string, number>> = { 'GLIBCXX_3.4': 28, 'CXXABI_1.3': 12 };

afterAll(cleanUp);

describe.skipIf(packagesMade.skip)(`the Debian packages ${packagesMade.reason}`, () => {
  it.each([/^mach-agent_.*_amd64\.deb$/, /^mach-agent_.*_arm64\.deb$/, /^mach-collector_.*\.deb$/])(
    '%s links against no newer glibc and libstdc++ than it asks for',
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
          'grep -aoE "(GLIBC_2|GLIBCXX_3\\.4|CXXABI_1\\.3)\\.[0-9]+" "$0" | sort -u || true',
          join(folder, file),
        ]).toString();
        for (const [, minor] of needed.matchAll(/GLIBC_2\.(\d+)/g))
          expect(Number(minor), file).toBeLessThanOrEqual(promised);
        for (const [, library = '', minor] of needed.matchAll(/(GLIBCXX_3\.4|CXXABI_1\.3)\.(\d+)/g))
          expect(Number(minor), `${file} ${library}`).toBeLessThanOrEqual(OF_GCC_10[library] ?? 0);
      }
      expect(
        readFileSync(join(folder, files[0] as string))
          .subarray(1, 4)
          .toString(),
      ).toBe('ELF');
    },
  );
});
