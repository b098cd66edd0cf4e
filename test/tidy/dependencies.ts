import { builtinModules } from 'node:module';
import { type Finding, isTest, resolveRelative, type SourceFile } from './source-tree.ts';

/** What the rules need of a package.json. `folder` is '' for the root, else ends with a slash. */
export interface Manifest {
  readonly folder: string;
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** Reads a package.json's text. */
export function manifest(path: string, text: string): Manifest {
  const { name, dependencies, devDependencies } = JSON.parse(text);
  return {
    folder: path.slice(0, -'package.json'.length),
    name,
    dependencies: Object.keys(dependencies ?? {}),
    devDependencies: Object.keys(devDependencies ?? {}),
  };
}

/** Declared and never imported: programs, types, and files that are read. */
const TOOLS: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'a program, run by `npm run lint`',
  '@types/node': 'types, named in tsconfig.json',
  '@types/yazl': 'types of a library that brings none',
  '@expo-google-fonts/be-vietnam-pro': 'letters, read as files by collector/src/adapters/canvas.ts',
  typescript: 'a program, run by `npm run types`',
};

/** Imports of packages that the file's workspace does not declare: they work by the luck of hoisting alone. */
export function undeclaredImports(files: readonly SourceFile[], manifests: readonly Manifest[]): Finding[] {
  const root = manifests.find(({ folder }) => folder === '');
  const workspaces = new Set(manifests.map(({ name }) => name));
  return files.flatMap((file) => {
    const owner = ownerOf(file.path, manifests);
    const declared = new Set([...(owner?.dependencies ?? []), ...(owner?.devDependencies ?? []), owner?.name]);
    const isTool = isTest(file.path) || file.path.endsWith('.config.ts');
    if (isTool) for (const name of root?.devDependencies ?? []) declared.add(name);
    return file.imports.flatMap((imported) => {
      const name = packageOf(imported.specifier);
      if (name === undefined || declared.has(name)) return [];
      if (builtinModules.includes(name)) {
        const instead = `Write "node:${imported.specifier}"`;
        return [{ path: file.path, line: imported.line, found: `imports "${imported.specifier}"`, instead }];
      }
      if (workspaces.has(name) && (owner?.folder === '' || isTest(file.path))) return [];
      return [
        {
          path: file.path,
          line: imported.line,
          found: `imports "${name}", which ${owner?.folder}package.json does not declare`,
          instead: 'Declare it there, or do without',
        },
      ];
    });
  });
}

/** Dependencies that no file of their workspace imports. */
export function unusedDependencies(files: readonly SourceFile[], manifests: readonly Manifest[]): Finding[] {
  const used = new Map<string, Set<string>>(manifests.map(({ folder }) => [folder, new Set<string>()]));
  for (const file of files) {
    const folder = ownerOf(file.path, manifests)?.folder ?? '';
    for (const { specifier } of file.imports) {
      const name = packageOf(specifier);
      if (name === undefined) continue;
      used.get(folder)?.add(name);
      if (isTest(file.path) || file.path.endsWith('.config.ts')) used.get('')?.add(name);
    }
  }
  return manifests.flatMap(({ folder, dependencies, devDependencies }) =>
    [...dependencies, ...devDependencies]
      .filter((name) => !used.get(folder)?.has(name) && !(name in TOOLS))
      .map((name) => ({
        path: `${folder}package.json`,
        line: 1,
        found: `declares "${name}", which nothing there imports`,
        instead: 'Remove it (and refresh the lock file)',
      })),
  );
}

/** Relative imports that leave their workspace. The root's own tests and scripts may: programs export nothing. */
export function crossedBorders(files: readonly SourceFile[], manifests: readonly Manifest[]): Finding[] {
  return files.flatMap((file) => {
    const owner = ownerOf(file.path, manifests);
    if (owner?.folder === '') return [];
    return file.imports.flatMap(({ specifier, line }) => {
      const to = resolveRelative(file.path, specifier);
      if (to === undefined || ownerOf(to, manifests) === owner) return [];
      if (/\/bin\/[a-z-]+\.js$/.test(file.path) && to === 'scripts/project-node.js') return [];
      // Says what a test needs beyond the repository, and skips it with a reason.
      if (isTest(file.path) && to === 'test/requirements.ts') return [];
      return [
        {
          path: file.path,
          line,
          found: `reaches over a workspace border to ${to}`,
          instead: 'Import the package by its name; what it does not export is its own',
        },
      ];
    });
  });
}

/** Where a library may be at home in more than one file. Everything else has one file a workspace. */
const HOMES: readonly { readonly library: RegExp; readonly within: RegExp }[] = [
  {
    library: /^zod$/,
    within: /^packages\/wire\/src\/schema\/|\/src\/(config|routes|http|adapters)\/|(config|schemas?)\.ts$/,
  },
  { library: /^@oclif\/core$/, within: /\/src\/commands\// },
  { library: /^(fastify|fastify-type-provider-zod|@fastify\/.+)$/, within: /^collector\/src\/(http|routes)\// },
  { library: /^(preact|preact-iso)$/, within: /^dashboards\/web\// },
];

/** Libraries imported in more than one file of a workspace: each must be replaceable by rewriting one adapter. */
export function scatteredLibraries(files: readonly SourceFile[], manifests: readonly Manifest[]): Finding[] {
  const homes = new Map<string, { path: string; line: number }[]>();
  for (const file of files) {
    if (isTest(file.path) || file.path.startsWith('scripts/') || file.path.endsWith('.config.ts')) continue;
    for (const { specifier, line } of file.imports) {
      const name = packageOf(specifier);
      if (name === undefined || name.startsWith('@mach/')) continue;
      if (HOMES.some(({ library, within }) => library.test(name) && within.test(file.path))) continue;
      const key = `${ownerOf(file.path, manifests)?.folder} ${name}`;
      const places = homes.get(key) ?? [];
      if (!places.some(({ path }) => path === file.path)) places.push({ path: file.path, line });
      homes.set(key, places);
    }
  }
  return [...homes].flatMap(([key, places]) =>
    places.slice(1).map(({ path, line }) => ({
      path,
      line,
      found: `imports "${key.split(' ')[1]}", which ${places[0]?.path} imports already`,
      instead: `A library has one home: ask ${places[0]?.path} for what is needed`,
    })),
  );
}

/** `@scope/name` or `name`; undefined for relative paths, built-ins with `node:` and what a bundler makes up. */
function packageOf(specifier: string): string | undefined {
  if (/^(\.|\/|node:|virtual:|#)/.test(specifier)) return undefined;
  const [scope, name] = specifier.split('/');
  return specifier.startsWith('@') ? `${scope}/${name}` : scope;
}

function ownerOf(path: string, manifests: readonly Manifest[]): Manifest | undefined {
  return manifests
    .filter(({ folder }) => path.startsWith(folder))
    .reduce<Manifest | undefined>((best, next) => {
      return best === undefined || next.folder.length > best.folder.length ? next : best;
    }, undefined);
}
