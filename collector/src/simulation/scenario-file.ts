import type { Fault, Place, Scenario } from '@mach/fleet';
import { describe } from '@mach/wire';
import { type ConfigProblem, readYaml, showPath, valueAt, yamlProblems } from '../config/read.ts';
import {
  FAULT_TYPES,
  type GivenFault,
  type GivenMoment,
  type ScenarioIssue,
  scenarioSchema,
} from './scenario-schema.ts';

/** A scenario as a file says it: moments stand for themselves once it is known when the run begins. */
export interface ScenarioFile {
  readonly name: string;
  /** By its id, how a service is reached and how long it takes; others are on the internet. */
  readonly services: Readonly<
    Record<string, { readonly path?: 'internet' | 'data-network'; readonly processingMs?: number }>
  >;
  /** By the code of a commune, its provider. */
  readonly isps: Readonly<Record<string, string>>;
  readonly faults: readonly GivenFault[];
}

/** What there is for a scenario to break. */
export interface Known {
  readonly isps: ReadonlySet<string>;
  readonly communes: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

export type ScenarioRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** What a file (JSON or YAML) says, or every mistake at once. */
export function readScenarioFile(text: string, file: string): ScenarioRead<ScenarioFile> {
  const yaml = readYaml(text);
  if (!yaml.ok)
    return { ok: false, problems: yamlProblems(yaml.errors, 'JSON or YAML').map((each) => ({ place: file, ...each })) };
  const parsed = scenarioSchema.safeParse(yaml.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml.value, file)) };
}

/** The scenario for a run of these moments over what there is; or what it names that isn't there, and what is. */
export function placeScenario(
  given: ScenarioFile,
  file: string,
  known: Known,
  run: { readonly from: number; readonly to: number },
): ScenarioRead<Scenario> {
  const problems: ConfigProblem[] = [];
  const wrong = (path: string, found: string, expected: string) =>
    problems.push({ place: file, path, found, expected });
  const look = (path: string, found: string, among: ReadonlySet<string>) => {
    if (!among.has(found)) wrong(path, describe(found), oneOf(among));
  };
  const faults = given.faults.map((each, index): Fault => {
    const path = `faults[${index}]`;
    const [kind, id] = Object.entries(each.where)[0] as [keyof typeof PLACES | 'province', string];
    if (kind !== 'province') look(`${path}.where.${kind}`, id, known[PLACES[kind]]);
    if ('service' in each) look(`${path}.service`, each.service, known.services);
    const from = momentOf(each.from, run.from) ?? run.from;
    const to = momentOf(each.to, run.from) ?? run.to;
    if (to <= from)
      wrong(`${path}.to`, new Date(to).toISOString(), `a moment after its from, ${new Date(from).toISOString()}`);
    return { ...each, where: each.where as Place, from, to };
  });
  for (const id of Object.keys(given.services)) look(`services.${id}`, id, known.services);
  for (const code of Object.keys(given.isps)) look(`isps.${code}`, code, known.communes);
  return problems.length === 0 ? { ok: true, value: { name: given.name, faults } } : { ok: false, problems };
}

const PLACES = { isp: 'isps', commune: 'communes', site: 'sites', device: 'devices' } as const;

const momentOf = (given: GivenMoment | undefined, start: number) =>
  given === undefined ? undefined : 'at' in given ? given.at : start + given.after;

const NAMED_MAX = 12;
function oneOf(names: ReadonlySet<string>): string {
  if (names.size === 0) return 'none: there is nothing of the kind here';
  const more = names.size > NAMED_MAX ? ` … (${names.size} in all)` : '';
  return `one of ${[...names].slice(0, NAMED_MAX).join(', ')}${more}`;
}

function problemsOf(issue: ScenarioIssue, root: unknown, place: string): ConfigProblem[] {
  const path = showPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => (path === '' ? key : `${path}.${key}`));
    return keys.map((key) => ({ place, path: key, found: 'an unknown key', expected: 'a key of docs/scenarios.md' }));
  }
  const expected =
    issue.code === 'invalid_union' && issue.path.at(-1) === 'type' ? `one of ${FAULT_TYPES.join(', ')}` : issue.message;
  return [{ place, path, found: describe(valueAt(root, issue.path)), expected }];
}
