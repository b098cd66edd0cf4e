import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { windowsScript } from '../../scripts/package/windows-scripts.ts';
import type { RunningCollector } from '../support/commune.ts';
import { WINDOWS_NODE } from '../support/wine.ts';

/** An address of this machine that is not loopback: a kit for other PCs has no other. */
export function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
}

/** Makes the kit of commune 99001 and unpacks it; gives its folder. */
export async function unpackedKit(collector: RunningCollector, folder: string, ...more: string[]): Promise<string> {
  const archive = `${folder}.zip`;
  await collector.command('kit', 'create', '--commune', '99001', '--pcs', '30', '--out', archive, ...more);
  execFileSync('unzip', ['-q', archive, '-d', folder]);
  rmSync(archive);
  return folder;
}

/**
 * Makes a kit run under this Wine, which can't give Node 24 its memory and reads scripts in ASCII alone: an older node.exe, and the same
 * scripts without marks. All else is what is shipped.
 */
export function forWine(kit: string): void {
  const program = join(kit, 'mach');
  copyFileSync(WINDOWS_NODE, join(program, 'node.exe'));
  for (const name of ['CaiDat.vbs', 'GoBo.vbs']) writeScript(join(kit, name), name);
  for (const name of ['KiemTraMay.vbs', 'GoBo.vbs', 'BieuTuong.vbs', 'ChayNen.vbs'])
    writeScript(join(program, name), name);
  const list = join(program, 'files.json');
  const files = JSON.parse(readFileSync(list, 'utf8')) as { path: string; bytes: number; sha256: string }[];
  for (const file of files) {
    if (!/^(node\.exe|\w+\.vbs)$/.test(file.path)) continue;
    const bytes = readFileSync(join(program, file.path));
    Object.assign(file, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  writeFileSync(list, JSON.stringify(files));
}

function writeScript(file: string, name: string): void {
  const { content } = windowsScript(name, name, 'ascii');
  if ('bytes' in content) writeFileSync(file, content.bytes);
}
