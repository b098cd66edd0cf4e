import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { requiresThat } from '../requirements.ts';
import { ROOT } from '../support/programs.ts';

export const PACKAGES = join(ROOT, 'dist', 'packages');
export const packagesMade = requiresThat(
  existsSync(join(PACKAGES, 'SHA256SUMS')),
  'dist/packages is not there; "npm run package" makes it',
);

/** The one package whose name fits. */
export function packageFile(name: RegExp): string {
  const found = readdirSync(PACKAGES).filter((file) => name.test(file));
  if (found.length !== 1) throw new Error(`found ${found.length} packages for ${name}, expected one`);
  return join(PACKAGES, found[0] as string);
}
