import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeZip } from '../../collector/src/adapters/zip.ts';
import { bundleCommands, bundleResident } from '../bundle-agent.ts';
import { windowsAgent } from './agent-tree.ts';
import { kitScripts } from './collector-tree.ts';
import { writeDeb, XZ_LEVEL } from './deb.ts';
import { agentPackage, collectorPackage } from './debian-packages.ts';
import { renderFileSums } from './file-sums.ts';
import { ROOT } from './parts.ts';
import { contentOf, sorted, type Tree, writeTree } from './tree.ts';

/**
 * `npm run package`: what is carried to provinces and communes, in `dist/packages`: the agent for Windows as an archive, both programs for
 * Debian and Ubuntu, the collector as one folder, a bill of materials of each, and the sums of all. Dated by SOURCE_DATE_EPOCH, else by
 * the last commit: the same sources give the same bytes.
 */
const OUT = join(ROOT, 'dist', 'packages');
const version = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
const epochS = Number(
  process.env['SOURCE_DATE_EPOCH'] ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }),
);
const work = mkdtempSync(join(tmpdir(), 'mach-package-'));
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

try {
  const bundle = join(work, 'app');
  await bundleResident(bundle);
  await bundleCommands(bundle);
  const made = { bundle, version, epochS };
  const windowsProduct = { name: 'mach-agent-windows', version, description: 'Mạch on a PC with Windows', epochS };
  const windows = windowsAgent(bundle, windowsProduct);
  await writeZip(
    sorted(windows).map((file) => ({
      ...file,
      content: 'file' in file.content ? file.content : { bytes: contentOf(file) },
    })),
    join(OUT, `mach-agent-${version}-windows-x64.zip`),
    { epochS, mode: 0o644 },
  );
  // As folders too: `mach-collector kit create` in a checkout takes them from here.
  writeTree(windows, join(OUT, 'windows-agent'), epochS);
  writeTree(kitScripts(), join(OUT, 'kit'), epochS);

  const agents = { amd64: agentPackage(made, 'amd64'), arm64: agentPackage(made, 'arm64') };
  const { folder: collector, debian } = collectorPackage(made, windows);
  for (const each of [agents.amd64, agents.arm64, debian]) writeDeb(each, OUT, epochS);
  writeTar(collector, `mach-collector-${version}-linux-x64`);
  const products = [
    ['mach-agent-windows', windows],
    ['mach-agent', agents.amd64.tree],
    ['mach-agent-arm64', agents.arm64.tree],
    ['mach-collector', collector],
  ] as const;
  for (const [name, tree] of products) {
    // The collector's folder holds the bill of the agent for Windows too: its own lies highest.
    const bill = tree.find(({ path }) => /^(usr\/share\/doc\/[^/]+\/)?sbom\.cdx\.json$/.test(path));
    if (bill !== undefined) writeFileSync(join(OUT, `${name}-${version}.cdx.json`), contentOf(bill));
  }
  writeFileSync(join(OUT, 'ho-so-an-toan-05-ma-bam.md'), renderFileSums(version, products));
  writeFileSync(join(OUT, 'SHA256SUMS'), sums());
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(readFileSync(join(OUT, 'SHA256SUMS'), 'utf8'));

function writeTar(tree: Tree, name: string): void {
  const stage = join(work, 'tar');
  writeTree(tree, join(stage, name), epochS);
  const order = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu', `--mtime=@${epochS}`];
  execFileSync('tar', [...order, '-C', stage, '-cf', join(work, `${name}.tar`), name]);
  execFileSync('xz', [`-${XZ_LEVEL}`, '--threads=1', join(work, `${name}.tar`)]);
  execFileSync('mv', [join(work, `${name}.tar.xz`), OUT]);
}

function sums(): string {
  const files = readdirSync(OUT, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ name }) => name)
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(OUT, name)))
          .digest('hex')}  ${name}\n`,
    )
    .join('');
}
