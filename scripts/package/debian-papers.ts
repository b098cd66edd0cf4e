import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './parts.ts';
import type { Product } from './sbom.ts';
import { type Tree, type TreeFile, textFile } from './tree.ts';

/** Who answers for the packages. */
export const MAINTAINER = 'Mạch <mach@example.invalid>';

/** What lintian finds with reason, and why it stays: one line each of the package's overrides. */
const OVERRIDES: Readonly<Record<string, readonly string[]>> = {
  "# Node's vendor builds it so; it is shipped byte for byte, so that its hash can be looked up.": [
    'embedded-library',
    'hardening-no-pie',
    'unstripped-binary-or-object',
  ],
  '# Libraries as npm has them, with the hashes of the bill of materials.': [
    'script-not-executable',
    'embedded-javascript-library',
  ],
  '# The packages bring no debhelper; each call is behind a look for systemd.': ['maintainer-script-calls-systemctl'],
};

/** What Debian's policy wants beside a program: copyright, changelog, a manual page, and the reasons for what stays as it is. */
export function debianPapers({ name, version, description, epochS }: Product): Tree {
  const doc = join('usr/share/doc', name);
  const overrides = Object.entries(OVERRIDES).flatMap(([why, tags]) => [why, ...tags.map((tag) => `${name}: ${tag}`)]);
  return [
    textFile(join(doc, 'copyright'), copyright),
    gzipped(join(doc, 'changelog.gz'), changelog(name, version, epochS)),
    gzipped(join(doc, 'NEWS.gz'), readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')),
    gzipped(join('usr/share/man/man1', `${name}.1.gz`), manual(name, version, description)),
    textFile(join('usr/share/lintian/overrides', name), `${overrides.join('\n')}\n`),
  ];
}

/** Without a time in it: the same text gives the same bytes. */
const gzipped = (path: string, text: string): TreeFile => ({
  path,
  mode: 0o644,
  content: { bytes: gzipSync(Buffer.from(text, 'utf8'), { level: 9 }) },
});

const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Mạch
Comment: Licences of Node and of all libraries in this package are in
 THIRD-PARTY.txt beside this file; sbom.cdx.json names each with its version.

Files: *
Copyright: 2026 the authors of Mạch
License: Apache-2.0
 The whole text is in /usr/share/common-licenses/Apache-2.0 on Debian, and in
 LICENSE beside this file.
`;

function changelog(name: string, version: string, epochS: number): string {
  // As RFC 5322 writes it: Fri, 27 Nov 2026 07:25:00 +0000.
  const date = new Date(epochS * 1_000).toUTCString().replace('GMT', '+0000');
  return `${name} (${version}) stable; urgency=medium\n\n  * What is new stands in NEWS.gz beside this file.\n\n -- ${MAINTAINER}  ${date}\n`;
}

function manual(name: string, version: string, description: string): string {
  return `.TH ${name.toUpperCase().replace('-', '\\-')} 1 "" "${version}" "Mach"
.SH NAME
${name.replace('-', '\\-')} \\- ${description.replace('Mạch', 'Mach')}
.SH SYNOPSIS
.B ${name.replace('-', '\\-')}
.I command
.RI [ options ]
.SH DESCRIPTION
.B ${name.replace('-', '\\-')} \\-\\-help
lists the commands, and
.B ${name.replace('-', '\\-')}
.I command
.B \\-\\-help
tells what each takes and gives.
.SH FILES
.I /var/lib/${name}
holds its data: it outlives upgrades and removal, and goes with a purge.
`;
}
