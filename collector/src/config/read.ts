import { describe, type Problem } from '@mach/wire';
import { LineCounter, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { influxConfig } from '../outputs/influx-config.ts';
import { knownAlertKeys } from './alerts-schema.ts';
import { overrideFrom } from './environment.ts';
import { discoverySchema, equipmentSchema, snmpAccessSchema } from './equipment-schema.ts';
import { planningSchema } from './planning-schema.ts';
import { type Config, configSchema } from './schema.ts';
import { KINDS_OF_PAGE, watchedService } from './watched-service.ts';

/** One mistake: where, what was found, what would be right. `place` is the file, or the environment variable. */
export interface ConfigProblem {
  readonly place: string;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads a configuration from its text and the environment: the whole of it, or every mistake at once. An empty text is all defaults. */
export function readConfig(
  text: string,
  file: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): ConfigRead {
  const yaml = readYaml(text);
  if (!yaml.ok)
    return { ok: false, problems: yamlProblems(yaml.errors, 'YAML').map((problem) => ({ place: file, ...problem })) };
  const found: unknown = yaml.value ?? {};
  const overridden = isMapping(found) ? overrideFrom(environment, found) : new Map<string, string>();
  const parsed = configSchema.safeParse(found);
  if (parsed.success) return { ok: true, config: withPages(parsed.data) };
  const problems = parsed.error.issues.flatMap((issue) => toProblems(issue, found, file, overridden));
  return { ok: false, problems };
}

/** Where a text is no YAML. */
type YamlErrors = readonly { readonly line: number; readonly message: string }[];

/** What a YAML (or JSON) text says, or where it is none. */
export function readYaml(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly errors: YamlErrors } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  if (document.errors.length === 0) {
    try {
      return { ok: true, value: document.toJS() };
    } catch (error) {
      // An alias of nothing, or aliases of aliases without end, show only here.
      return { ok: false, errors: [{ line: 1, message: error instanceof Error ? error.message : String(error) }] };
    }
  }
  const errors = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
  }));
  return { ok: false, errors };
}

/** The same as mistakes with their places. */
export const yamlProblems = (errors: YamlErrors, expected: string): readonly Problem[] =>
  errors.map(({ line, message }) => ({ path: `line ${line}`, found: message, expected, cure: { code: 'yaml' } }));

/** Five mistakes are five lines. */
export function showProblem({ place, path, found, expected }: ConfigProblem): string {
  return `${place}: ${path === '' ? 'the whole file' : path}: found ${found}, expected ${expected}`;
}

function toProblems(
  issue: z.core.$ZodIssue,
  root: unknown,
  file: string,
  overridden: ReadonlyMap<string, string>,
): ConfigProblem[] {
  const path = showPath(issue.path);
  const place = overridden.get(path) ?? file;
  const found = valueAt(root, issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ place, path, found: describe(found), expected: issue.message }];
  const known = `one of ${knownKeys(issue.path, found).join(', ')}`;
  return issue.keys.map((key) => ({
    place,
    path: path === '' ? key : `${path}.${key}`,
    found: 'an unknown key',
    expected: (issue.path[0] === 'services' ? REPLACED[key] : undefined) ?? known,
  }));
}

/** Keys of a service that there were, and what says it now. */
const REPLACED: Readonly<Record<string, string>> = {
  urls: 'pages: { static: URL, application: URL }, at least one of the two, in its place',
};

function knownKeys(path: readonly PropertyKey[], found: unknown): readonly string[] {
  if (path.at(-1) === 'pages') return KINDS_OF_PAGE;
  if (path[0] === 'services') return Object.keys(configSchema.shape.services.unwrap().element.shape);
  if (path[0] === 'reflectors') return Object.keys(configSchema.shape.reflectors.unwrap().element.shape);
  if (path[0] === 'equipment') {
    const part = path[1] === 'discovery' ? discoverySchema : path.length > 1 ? snmpAccessSchema : equipmentSchema;
    return Object.keys(part.shape);
  }
  if (path[0] === 'planning' && path.length === 1) return Object.keys(planningSchema.shape);
  if (path[0] === 'planning') return ['those of docs/planning.md'];
  if (path[0] === 'tls') return Object.keys(configSchema.shape.tls.unwrap().shape);
  if (path[0] === 'alerts') return knownAlertKeys(path, found);
  if (path[0] === 'outputs') return path.length > 1 ? Object.keys(influxConfig.shape) : ['influx'];
  return Object.keys(configSchema.shape);
}

/** A place in a file as people read it: `services[0].hosts`. */
export function showPath(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('');
}

/** What stands at a place of what was read. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);
}

function isMapping(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

const withPages = (parsed: z.output<typeof configSchema>): Config => ({
  ...parsed,
  services: parsed.services.map(watchedService),
});

/** Data as YAML that `readYaml` reads back. */
export const writeYaml = (value: unknown): string => stringify(value, { lineWidth: 120 });
