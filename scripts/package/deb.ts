import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAINTAINER } from './debian-papers.ts';
import { folderFiles, sizeOf, type Tree, textFile, writeTree } from './tree.ts';

export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly recommends?: string;
  readonly architecture: 'amd64' | 'arm64';
  readonly tree: Tree;
  /** Folder with postinst, prerm and postrm. */
  readonly scripts: string;
}

/**
 * What Node 24 is linked against: the oldest glibc that it takes, and libstdc++ with the symbols of GCC 10. All of it is in the smallest
 * Debian 12 and Ubuntu 22.04, so that a package installs with the network cut.
 */
export const DEPENDS = 'libc6 (>= 2.28), libstdc++6 (>= 10), passwd';

/** What the agent measures more with, where the system has it. */
export const AGENT_RECOMMENDS = 'iputils-ping, smartmontools (>= 7.0), dmidecode, xdg-utils';

/** A fifth of the time of the usual 6, for a seventh more bytes. */
export const XZ_LEVEL = 2;

/** One thread: with more, xz cuts the data by how many there are. */
const SHIPPED = ['-Zxz', `-z${XZ_LEVEL}`, '--threads-max=1'];

/**
 * Writes a package by dpkg-deb; gives its file name. The same tree and time give the same bytes. `how` it is compressed: as it is shipped,
 * unless somebody wants it in seconds.
 */
export function writeDeb(wanted: DebianPackage, folder: string, epochS: number, how = SHIPPED): string {
  const stage = mkdtempSync(join(tmpdir(), 'mach-deb-'));
  try {
    writeTree([...wanted.tree, ...controlFiles(wanted)], stage, epochS);
    mkdirSync(folder, { recursive: true });
    const file = `${wanted.name}_${wanted.version}_${wanted.architecture}.deb`;
    execFileSync('dpkg-deb', ['--root-owner-group', ...how, '--build', stage, join(folder, file)], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(epochS) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return file;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function controlFiles({ name, version, architecture, description, recommends, tree, scripts }: DebianPackage): Tree {
  const bytes = folderBytes(tree);
  const control = [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${Math.ceil(bytes / 1_024)}`,
    `Depends: ${DEPENDS}`,
    ...(recommends === undefined ? [] : [`Recommends: ${recommends}`]),
    'Section: admin',
    'Priority: optional',
    `Description: ${description}`,
  ].join('\n');
  return [
    textFile('DEBIAN/control', `${control}\n`),
    ...folderFiles(scripts, 'DEBIAN', (path) => /^(postinst|prerm|postrm)$/.test(path)).map((file) => ({
      ...file,
      mode: 0o755,
    })),
  ];
}

function folderBytes(tree: Tree): number {
  return tree.reduce((sum, file) => sum + sizeOf(file), 0);
}
