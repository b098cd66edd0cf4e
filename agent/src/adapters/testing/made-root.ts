import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a link leads, as seen from the root. */
export interface Link {
  readonly to: string;
}

export interface MadeRoot {
  readonly root: string;
  readonly proc: string;
  readonly sys: string;
  remove(): void;
}

/** The root of a made-up machine, with these files and links by their path in it. */
export function madeRoot(files: Readonly<Record<string, string | Buffer | Link>>): MadeRoot {
  const root = mkdtempSync(join(tmpdir(), 'mach-root-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'object' && 'to' in content) {
      mkdirSync(join(root, content.to), { recursive: true });
      symlinkSync(join(root, content.to), file);
    } else writeFileSync(file, content);
  }
  const remove = () => rmSync(root, { recursive: true, force: true });
  return { root, proc: join(root, 'proc'), sys: join(root, 'sys'), remove };
}
