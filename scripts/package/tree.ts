import {
  chmodSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One file of a package: where it lies in there, its mode, and what is in it. */
export interface TreeFile {
  readonly path: string;
  readonly mode: number;
  readonly content: { readonly file: string } | { readonly bytes: Uint8Array } | { readonly linkTo: string };
}
export type Tree = readonly TreeFile[];

export const textFile = (path: string, text: string, mode = 0o644): TreeFile => ({
  path,
  mode,
  content: { bytes: Buffer.from(text, 'utf8') },
});
export const copiedFile = (path: string, file: string, mode = 0o644): TreeFile => ({ path, mode, content: { file } });

/** All files below a folder that `takes` says yes to, by their path in it, put under `into`. Links are left out. */
export function folderFiles(folder: string, into: string, takes: (path: string) => boolean = () => true): Tree {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => takes(relative(folder, file)))
    .map((file) => copiedFile(join(into, relative(folder, file)), file));
}

/** Sorted by path, byte by byte: the order of a folder is the file system's own. */
export function sorted(tree: Tree): Tree {
  return tree.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

export function contentOf({ content }: TreeFile): Buffer {
  if ('file' in content) return readFileSync(content.file);
  return 'bytes' in content ? Buffer.from(content.bytes) : Buffer.from(content.linkTo, 'utf8');
}

export function sizeOf(file: TreeFile): number {
  return 'file' in file.content ? statSync(file.content.file).size : contentOf(file).length;
}

/** Writes a tree into an empty folder; every file and folder is dated `epochS`, in seconds since 1970. */
export function writeTree(tree: Tree, folder: string, epochS: number): void {
  const folders = new Set([folder]);
  for (const { path, mode, content } of sorted(tree)) {
    const target = join(folder, path);
    for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above);
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    if ('linkTo' in content) symlinkSync(content.linkTo, target);
    else {
      if ('file' in content) copyFileSync(content.file, target);
      else writeFileSync(target, content.bytes);
      chmodSync(target, mode);
    }
    lutimesSync(target, epochS, epochS);
  }
  for (const each of folders) {
    chmodSync(each, 0o755);
    lutimesSync(each, epochS, epochS);
  }
}
