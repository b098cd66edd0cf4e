import { type Finding, resolveRelative, type SourceTree } from './source-tree.ts';

/** A word in backticks that is meant as a path of this repository: it has a slash or an ending, and no placeholder. */
const PATH = /^(?:\.\/)?(?:[\w.-]+\/)*[\w.-]+(?:\/|\.(?:ts|tsx|js|json|md|sh|ya?ml|css|html|csv|rules))$/;
const PLACEHOLDER = /[<>*…{}A-Z]{1}[<>*…{}]|[<>*…{}]|\b(my|your)-/;

/** Paths and npm scripts that a document names and that do not exist: maps rot unless they are checked. */
export function deadReferences(tree: SourceTree, scripts: readonly string[]): Finding[] {
  return tree.texts
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const missing = [
          ...namedPaths(line).filter((named) => !exists(tree, named, path)),
          ...links(line).filter((link) => !exists(tree, resolveRelative(path, `./${link}`) ?? link, path)),
          ...[...line.matchAll(/npm run ([a-z][a-z:-]*)/g)]
            .filter(([, script]) => script !== undefined && !scripts.includes(script))
            .map(([whole]) => whole),
        ];
        return missing.map((found) => ({
          path,
          line: index + 1,
          found: `names "${found}", which does not exist`,
          instead: 'Name what is there now',
        }));
      }),
    );
}

function namedPaths(line: string): string[] {
  return [...line.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] as string)
    .filter((word) => word.includes('/') && PATH.test(word) && !PLACEHOLDER.test(word));
}

function links(line: string): string[] {
  return [...line.matchAll(/\]\(([^)#\s]+)/g)]
    .map((match) => match[1] as string)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/**
 * A path from the root, from the document's folder, or shortened as people say it: `wire/shape.ts` for the file of
 * package wire, `commands/` for a folder of that name. What the build and the programs make is not looked for.
 */
function exists({ paths }: SourceTree, named: string, document: string): boolean {
  const path = named.replace(/^\.\//, '').replace(/\/$/, '');
  if (/^(dist|mach-data|node_modules)(\/|$)/.test(path)) return true;
  const beside = resolveRelative(document, `./${path}`) ?? path;
  const inPackage = path.replace(/^([a-z]+)\//, 'packages/$1/src/');
  for (const file of paths) {
    if ([path, beside, inPackage].some((known) => file === known || file.startsWith(`${known}/`))) return true;
    if (`/${file}`.includes(`/${path}/`) || file.endsWith(`/${path}`)) return true;
  }
  return false;
}
