import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Requirement {
  /** Whether the tests that need it are to be skipped. */
  readonly skip: boolean;
  /** Why, for the name of the skipped block; empty when it is there. */
  readonly reason: string;
}

/**
 * Whether a program that tests talk to is on the PATH (or in /usr/sbin, where Debian keeps servers). Where it is missing
 * the tests are skipped with the reason; with MACH_TEST_REQUIRE=all that is an error, so that the full run can't pass by
 * skipping: `npm run test:setup` installs what it needs.
 */
export function requires(program: string): Requirement {
  if (findProgram(program) !== undefined) return there;
  return missing(`${program} is not installed; "npm run test:setup" installs it`);
}

/** Whether the recorded real data that MACH_FIXTURES names is there, or the part of it at `path`; the same rule. */
export function requiresFixtures(path = ''): Requirement & { readonly folder: string } {
  const folder = process.env['MACH_FIXTURES'] ?? '';
  const found = folder !== '' && existsSync(join(folder, path));
  const reason = `MACH_FIXTURES names no folder of recorded data${path === '' ? '' : ` with ${path} in it`}`;
  return { ...(found ? there : missing(reason)), folder };
}

/** The same rule for anything else: `reason` says what is not so. */
export function requiresThat(isThere: boolean, reason: string): Requirement {
  return isThere ? there : missing(reason);
}

/** The full path of a program, as the shell would find it. */
export function findProgram(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

const there: Requirement = { skip: false, reason: '' };

function missing(reason: string): Requirement {
  if (process.env['MACH_TEST_REQUIRE'] === 'all') throw new Error(`MACH_TEST_REQUIRE=all, but ${reason}`);
  return { skip: true, reason };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
