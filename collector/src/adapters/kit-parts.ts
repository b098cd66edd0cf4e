import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ZipEntry } from './zip.ts';

/** In a package both lie beside the collector; in a checkout `npm run package` makes them. */
const ROOTS = ['../../../', '../../../dist/packages/'].map((up) => fileURLToPath(new URL(up, import.meta.url)));

/** What every kit holds, whatever its commune: the scripts that people click on, and the agent for Windows under `mach/`. Undefined where this collector came without them. */
export function kitParts(): readonly ZipEntry[] | undefined {
  const root = ROOTS.find(
    (each) => existsSync(join(each, 'windows-agent', 'files.json')) && existsSync(join(each, 'kit')),
  );
  if (root === undefined) return undefined;
  return [...filesOf(join(root, 'kit'), ''), ...filesOf(join(root, 'windows-agent'), 'mach')];
}

/** Names in an archive have slashes, whatever the system. */
function filesOf(folder: string, into: string): ZipEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: join(into, relative(folder, file)).split(sep).join('/'), content: { file } }));
}
