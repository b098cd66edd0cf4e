import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closure, type LockFile, type Needed, type Platform } from './closure.ts';
import { billOfMaterials, type Product } from './sbom.ts';
import { type Tree, textFile } from './tree.ts';
import { foreignPackage } from './vendor.ts';

export const ROOT = new URL('../../', import.meta.url).pathname;
const CACHE = join(ROOT, 'node_modules', '.cache', 'packages');

/** What a program needs on a platform, and where each part lies on this machine. */
export interface Parts {
  readonly program: Needed;
  readonly libraries: readonly Needed[];
  readonly node: Needed;
  folderOf(part: Needed): string;
}

/** Finds the parts of `agent` or `collector`. What npm leaves out on this machine is fetched. */
export function partsOf(workspace: 'agent' | 'collector', platform: Platform): Parts {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
  const [program, ...libraries] = closure(lock, workspace, platform);
  const nodePlace = `node_modules/node-${platform.os === 'win32' ? 'win' : 'linux'}-${platform.cpu}`;
  const [node] = closure(lock, nodePlace, platform);
  if (program === undefined || node === undefined) throw new Error(`package-lock.json knows no ${workspace}`);
  const isForeign = ({ place }: Needed) => {
    const { os, cpu } = lock.packages[place] ?? {};
    const isOther = (given: string | readonly string[] | undefined, own: string) =>
      given !== undefined && ![given].flat().includes(own);
    return isOther(os, process.platform) || isOther(cpu, process.arch);
  };
  const folderOf = (part: Needed) =>
    isForeign(part) ? foreignPackage(lock, part.name, CACHE) : join(ROOT, part.place);
  return { program, libraries, node, folderOf };
}

/** What stands beside every package's program: our licence, everybody else's, and the bill of materials. */
export function papers(parts: Parts, product: Product, into: string): Tree {
  const { program, libraries, node, folderOf } = parts;
  const foreign = [...libraries, node].filter(({ name }) => !name.startsWith('@mach/'));
  const bill = billOfMaterials(product, [program, ...libraries], [node]);
  return [
    textFile(join(into, 'LICENSE'), readFileSync(join(ROOT, 'LICENSE'), 'utf8')),
    textFile(join(into, 'THIRD-PARTY.txt'), foreign.map((part) => licenceText(part, folderOf(part))).join('\n')),
    textFile(join(into, 'sbom.cdx.json'), bill),
  ];
}

function licenceText({ name, version, licence }: Needed, folder: string): string {
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trimEnd());
  return `${'='.repeat(78)}\n${name} ${version} (${licence ?? 'see below'})\n${'='.repeat(78)}\n${texts.join('\n\n')}\n`;
}
