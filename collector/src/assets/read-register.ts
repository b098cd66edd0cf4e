import type { Posts } from '@mach/wire';
import { type Grid, textOf } from './grid.ts';
import { readSheet } from './read-sheet.ts';
import type { Found, ReadLine, RegisterBasis, RegisterProblem, RegisterRead } from './register-read.ts';

export const REGISTER_ROWS_MAX = 20_000;

/**
 * The lines of a register and the posts of communes, from the sheets of a workbook: heads in the words of offices, over one row or two, printed again on each page; totals and
 * headings between; merged departments. Gives every problem at once. Lines with a problem in what they are known by are left out; another cell that means nothing is left unknown.
 */
export function readRegister(sheets: readonly Grid[], basis: RegisterBasis): RegisterRead {
  const found: Found = { lines: [], posts: [], problems: [], notes: [] };
  for (const sheet of sheets) {
    if (sheet.rows.every((row) => row.every((cell) => textOf(cell) === ''))) {
      found.notes.push({ kind: 'sheet-empty', sheet: sheet.name });
    } else if (sheet.isHidden) found.notes.push({ kind: 'sheet-hidden', sheet: sheet.name });
    else readSheet(sheet, basis, found);
  }
  const hasAny = found.lines.length > 0 || found.posts.length > 0 || found.problems.length > 0;
  if (!hasAny)
    found.problems.push({
      place: '',
      code: 'no-table',
      found: sheets.map(({ name }) => name).join(', '),
      isOfWhole: true,
    });
  if (found.lines.length > REGISTER_ROWS_MAX) {
    found.problems.push({ place: '', code: 'too-many-rows', found: String(found.lines.length), isOfWhole: true });
  }
  const doubled = doubledLines(found.lines);
  found.problems.push(...doubled.problems, ...doubledPosts(found.posts));
  return { ...found, lines: found.lines.filter((line) => !doubled.lines.has(line)) };
}

/** One number names one thing of a commune: lines that share one are all left out. */
function doubledLines(lines: readonly ReadLine[]) {
  const problems: RegisterProblem[] = [];
  const out = new Set<ReadLine>();
  for (const key of ['tag', 'serialHash', 'deviceNumber'] as const) {
    const seen = new Map<string, ReadLine[]>();
    for (const line of lines) {
      const value = line[key];
      if (value === undefined) continue;
      const id = `${line.unitCode}\n${String(value).toUpperCase()}`;
      seen.set(id, [...(seen.get(id) ?? []), line]);
    }
    for (const same of seen.values()) {
      if (same.length < 2) continue;
      for (const line of same) out.add(line);
      const shown = key === 'serialHash' ? 'serial' : String(same[0]?.[key] ?? '');
      problems.push({ place: same.map(({ place }) => place).join('; '), code: 'identity-doubled', found: shown });
    }
  }
  return { problems, lines: out };
}

function doubledPosts(posts: readonly Posts[]): readonly RegisterProblem[] {
  const codes = posts.map(({ unitCode }) => unitCode);
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))].map((code) => ({
    place: '',
    code: 'posts-doubled' as const,
    found: code,
    isOfWhole: true as const,
  }));
}
