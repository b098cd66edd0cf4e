import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SANDBOX } from '../bundle-agent.ts';
import type { Platform } from './closure.ts';
import { debianPapers } from './debian-papers.ts';
import { type Parts, papers, partsOf, ROOT } from './parts.ts';
import type { Product } from './sbom.ts';
import { contentOf, copiedFile, folderFiles, sorted, type Tree, textFile } from './tree.ts';
import { windowsScript } from './windows-scripts.ts';

/** The agent for Windows: the vendor's node.exe as it is, the bundle, and the scripts that start things. `files.json` names them all. */
export function windowsAgent(bundle: string, product: Product): Tree {
  const parts = partsOf('agent', { os: 'win32', cpu: 'x64' });
  const tree = [
    copiedFile('node.exe', join(parts.folderOf(parts.node), 'bin', 'node.exe'), 0o755),
    ...programFiles(bundle, parts),
    copiedFile('mach-agent.cmd', join(ROOT, 'agent', 'packaging', 'windows', 'mach-agent.cmd')),
    ...['KiemTraMay.vbs', 'GoBo.vbs', 'BieuTuong.vbs', 'ChayNen.vbs'].map((name) => windowsScript(name, name)),
    ...papers(parts, product, ''),
  ];
  return [...tree, textFile('files.json', manifestOf(tree))];
}

/** The agent for Debian and Ubuntu, on the PCs of communes or on small boards of 64-bit ARM. */
export function debianAgent(bundle: string, product: Product, cpu: Platform['cpu'] = 'x64'): Tree {
  const parts = partsOf('agent', { os: 'linux', cpu });
  const packaging = join(ROOT, 'agent', 'packaging');
  const program = [
    copiedFile('node', join(parts.folderOf(parts.node), 'bin', 'node'), 0o755),
    ...programFiles(bundle, parts),
  ].map((file) => ({ ...file, path: join('usr/lib/mach-agent', file.path) }));
  return [
    ...program,
    copiedFile('usr/bin/mach-agent', join(packaging, 'debian', 'mach-agent.sh'), 0o755),
    copiedFile('usr/lib/sysctl.d/50-mach-ping.conf', join(packaging, 'debian', '50-mach-ping.conf')),
    copiedFile('usr/lib/mach-agent/agent.example.yaml', join(ROOT, 'agent', 'agent.example.yaml')),
    ...folderFiles(join(packaging, 'systemd'), 'lib/systemd/system'),
    ...papers(parts, product, 'usr/share/doc/mach-agent'),
    ...debianPapers(product),
  ];
}

function programFiles(bundle: string, { program, libraries, folderOf }: Parts): Tree {
  const manifest = JSON.parse(readFileSync(join(ROOT, program.place, 'package.json'), 'utf8'));
  const { name, version, license, type, oclif } = manifest;
  oclif.commands.target = './commands.js';
  const native = libraries.filter(({ name: library }) => /^(koffi$|@koromix\/)/.test(library));
  return [
    ...folderFiles(bundle, 'app'),
    textFile('app/package.json', `${JSON.stringify({ name, version, license, type, oclif }, undefined, 2)}\n`),
    copiedFile('quickjs.wasm', SANDBOX),
    ...native.flatMap((part) => folderFiles(folderOf(part), join('node_modules', part.name), isNativePart)),
  ];
}

/** Of koffi what runs: neither its sources nor its texts, and no build for another C library. */
const isNativePart = (path: string) =>
  /^(package\.json|index\.c?js|src\/koffi\/(index\.c?js|src\/static\.c?js|src\/trampolines\.cjs)|\w+_(x64|arm64)\/koffi\.node)$/.test(
    path,
  ) && !path.startsWith('musl');

/** Path, bytes and SHA-256 of each file, by which the installer sees what an antivirus took away. */
function manifestOf(tree: Tree): string {
  const files = sorted(tree).map((file) => {
    const bytes = contentOf(file);
    return { path: file.path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return `${JSON.stringify(files, undefined, 1)}\n`;
}
