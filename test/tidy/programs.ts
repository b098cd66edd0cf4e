import { Visitor } from 'rolldown/utils';
import { type Finding, isTest, resolveRelative, type SourceFile } from './source-tree.ts';

/** Commands that never call `this.parse`: oclif then takes any flag in silence and exits with 0. */
export function unparsedCommands(files: readonly SourceFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const parses = (file: SourceFile | undefined) => file !== undefined && /\bthis\.parse\(/.test(file.text);
  return files
    .filter(({ path }) => /^(agent|collector)\/src\/commands\//.test(path) && !isTest(path))
    .flatMap((file) => {
      const command = commandOf(file);
      if (command === undefined || parses(file)) return [];
      const base = file.imports.find(({ names }) => names.includes(command.base));
      if (base !== undefined && parses(byPath.get(resolveRelative(file.path, base.specifier) ?? ''))) return [];
      const instead = 'Begin run() with "const { flags } = await this.parse(…)"';
      return [{ path: file.path, line: command.line, found: 'a command that does not call this.parse', instead }];
    });
}

/** The command that a file declares: a class that is not abstract and extends something called …Command. */
function commandOf(file: SourceFile): { readonly line: number; readonly base: string } | undefined {
  const found: { line: number; base: string }[] = [];
  new Visitor({
    ClassDeclaration({ abstract: isAbstract, superClass, start }) {
      if (isAbstract || superClass?.type !== 'Identifier' || !superClass.name.endsWith('Command')) return;
      found.push({ line: file.lineOf(start), base: superClass.name });
    },
  }).visit(file.program);
  return found[0];
}

/** Probes and sensors that the registry does not list: nobody could ask for them. */
export function unlistedProbes(files: readonly SourceFile[], registry = 'packages/probes/src/registry.ts'): Finding[] {
  const list = files.find(({ path }) => path === registry);
  const listed = new Set(list?.imports.map(({ specifier }) => resolveRelative(registry, specifier)));
  return files
    .filter(({ path }) => path.startsWith('packages/probes/src/') && !isTest(path) && !path.endsWith('/contract.ts'))
    .filter(({ imports }) => imports.some(makesProbe))
    .filter(({ path }) => !listed.has(path))
    .map(({ path }) => ({
      path,
      line: 1,
      found: `a probe or sensor that ${registry} does not list`,
      instead: 'Add it to the list, and its test beside it',
    }));
}

const makesProbe = ({ specifier, names, typeOnly }: SourceFile['imports'][number]): boolean =>
  !typeOnly && specifier.endsWith('/contract.ts') && names.some((name) => name === 'probe' || name === 'sensor');
