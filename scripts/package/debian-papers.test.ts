import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { debianPapers } from './debian-papers.ts';
import { contentOf } from './tree.ts';

const product = { name: 'mach-agent', version: '0.1.0', description: 'measures', epochS: 1_795_764_300 };
const papers = debianPapers(product);
const file = (path: string) => {
  const found = papers.find((each) => each.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return contentOf(found);
};

describe('the papers of a Debian package', () => {
  it('have a changelog as Debian reads it, dated as the package is', () => {
    const text = gunzipSync(file('usr/share/doc/mach-agent/changelog.gz')).toString();
    expect(text).toMatch(/^mach-agent \(0\.1\.0\) stable; urgency=medium\n\n {2}\* .+\n\n -- .+ <.+> {2}/);
    expect(text).toContain('  Fri, 27 Nov 2026 07:25:00 +0000\n');
  });

  it('have no time in what is packed: the same again gives the same bytes', () => {
    expect(file('usr/share/doc/mach-agent/NEWS.gz').readUInt32LE(4)).toBe(0);
    expect(debianPapers(product)).toEqual(papers);
  });

  it('say why each finding of lintian stays', () => {
    const lines = file('usr/share/lintian/overrides/mach-agent').toString().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^# /);
    for (const line of lines) expect(line).toMatch(/^(# .+\.|mach-agent: [a-z-]+)$/);
  });

  it('have a manual page that names the program', () => {
    expect(gunzipSync(file('usr/share/man/man1/mach-agent.1.gz')).toString()).toContain(
      '.SH NAME\nmach\\-agent \\- measures\n',
    );
  });
});
