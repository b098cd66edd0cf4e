import { type Finding, isTest, resolveRelative, type SourceFile } from './source-tree.ts';

/**
 * Files that import one another in a circle, by types too: none of them can be read, tested or moved without all the others. One finding for each
 * circle, at the import that closes it.
 */
export function circles(files: readonly SourceFile[]): Finding[] {
  const byPath = new Map(files.filter(({ path }) => !isTest(path)).map((file) => [file.path, file]));
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const way: string[] = [];

  function visit(path: string): void {
    seen.add(path);
    way.push(path);
    for (const { specifier, line } of byPath.get(path)?.imports ?? []) {
      const to = resolveRelative(path, specifier);
      if (to === undefined || !byPath.has(to)) continue;
      const at = way.indexOf(to);
      if (at >= 0) findings.push({ path, line, ...explain([...way.slice(at), to]) });
      else if (!seen.has(to)) visit(to);
    }
    way.pop();
  }

  for (const path of byPath.keys()) if (!seen.has(path)) visit(path);
  return findings;
}

const explain = (circle: readonly string[]) => ({
  found: `imports close a circle: ${circle.join(' → ')}`,
  instead: 'Put what both need into a file that knows neither',
});
