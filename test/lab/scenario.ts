import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lab } from './lab.ts';
import type { LineCounters } from './line-counters.ts';
import { type LineSettings, lineText } from './line-settings.ts';
import { SERVICE_NAMES, type ServiceName } from './services.ts';
import { ADDRESSES, CABLE_NAMES, type CableName, HOSTS, type HostName, serverHosts } from './topology.ts';

/** What breaks, and when. Times are those of the story; a run may divide them. */
export interface Scenario {
  readonly about: string;
  readonly lastsS: number;
  readonly steps: readonly Step[];
}

export type Step = { readonly atS: number } & Change;
export type Change =
  | { readonly set: CableName; readonly to: LineSettings }
  | { readonly service: ServiceName; readonly is: 'running' | 'stopped' }
  /** What the ISP does with packets to a server: silence, or an ICMP error of either kind (the kernel sends one a second). */
  | { readonly route: HostName; readonly is: (typeof ROUTES)[number] }
  /** Anything else, such as a second machine with the first one's address. It must succeed. */
  | { readonly on: HostName; readonly run: readonly string[] };

const SHIPPED = fileURLToPath(new URL('scenarios', import.meta.url));

export const ROUTES = ['open', 'blackhole', 'unreachable', 'prohibit'] as const;

/** The truth about one moment: what was done, and all that the cables had counted by then. */
export interface Moment extends Readonly<Record<CableName, LineCounters>> {
  readonly atS: number;
  readonly atMs: number;
  readonly change: Change | 'start' | 'end';
}

/** Reads `NAME` of the folder `scenarios/`, or a file. Throws with the place and what would be right. */
export function readScenario(nameOrFile: string): Scenario {
  const file = /^[a-z0-9-]+$/.test(nameOrFile) ? join(SHIPPED, `${nameOrFile}.json`) : nameOrFile;
  if (!existsSync(file)) throw new Error(`${file} is not there; shipped are ${scenarioNames().join(', ')}`);
  return parseScenario(readFileSync(file, 'utf8'));
}

export function scenarioNames(): string[] {
  return readdirSync(SHIPPED).map((file) => file.replace(/\.json$/, ''));
}

export function parseScenario(text: string): Scenario {
  const { about, lastsS, steps } = JSON.parse(text) as Partial<Scenario>;
  if (typeof about !== 'string') throw new Error('about: expected a sentence');
  if (!isSeconds(lastsS)) throw new Error(`lastsS: found ${lastsS}, expected seconds`);
  if (!Array.isArray(steps)) throw new Error('steps: expected a list');
  for (const [index, step] of steps.entries()) {
    const wrong = mistakeIn(step as Record<string, unknown>, lastsS);
    if (wrong !== undefined) throw new Error(`steps[${index}].${wrong}`);
  }
  return { about, lastsS, steps: (steps as Step[]).toSorted((one, other) => one.atS - other.atS) };
}

/**
 * Plays a scenario on a running lab, its times divided by `divide`, and gives each moment as it comes. When it is over the
 * lab is as the last step left it.
 */
export async function* playScenario(lab: Lab, { lastsS, steps }: Scenario, divide: number): AsyncGenerator<Moment> {
  const startedAt = Date.now();
  const moment = async (atS: number, change: Moment['change']): Promise<Moment> => {
    return { atS, atMs: Date.now() - startedAt, change, ...(await countersOf(lab)) };
  };
  const until = async (atS: number) => {
    const waitMs = startedAt + (atS * 1_000) / divide - Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, waitMs)));
  };
  yield await moment(0, 'start');
  for (const { atS, ...change } of steps) {
    await until(atS);
    await make(lab, change as Change);
    yield await moment(atS, change as Change);
  }
  await until(lastsS);
  yield await moment(lastsS, 'end');
}

/** What each cable has counted so far. */
export async function countersOf({ cables }: Lab): Promise<Readonly<Record<CableName, LineCounters>>> {
  const [internet, data, cable] = await Promise.all([
    cables.internet.counters(),
    cables.data.counters(),
    cables.cable.counters(),
  ]);
  return { internet, data, cable };
}

async function make(lab: Lab, change: Change): Promise<void> {
  if ('set' in change) await lab.cables[change.set].set(change.to);
  else if ('service' in change) await setService(lab, change);
  else if ('route' in change) await setRoute(lab, change);
  else await succeed(lab, change.on, change.run);
}

function setService(lab: Lab, { service, is }: { service: ServiceName; is: 'running' | 'stopped' }): Promise<void> {
  return is === 'running' ? lab.startService(service) : lab.stopService(service);
}

/** The direct route to a server stands behind one of a better metric, which is put there and taken away. */
async function setRoute(lab: Lab, { route, is }: { route: HostName; is: (typeof ROUTES)[number] }): Promise<void> {
  const address = ADDRESSES[route] ?? '';
  await lab.exec('isp', ['ip', 'route', 'flush', 'table', '100']);
  await lab.exec('isp', ['ip', 'rule', 'del', 'to', address, 'lookup', '100']);
  if (is === 'open') return;
  await succeed(lab, 'isp', ['ip', 'route', 'add', is, address, 'table', '100']);
  await succeed(lab, 'isp', ['ip', 'rule', 'add', 'to', address, 'lookup', '100', 'priority', '100']);
}

async function succeed(lab: Lab, host: HostName, command: readonly string[]): Promise<void> {
  const { code, stderr, stdout } = await lab.exec(host, command);
  if (code !== 0) throw new Error(`${command.join(' ')} on ${host} ended with ${code}: ${stderr}${stdout}`);
}

/** The place and what is wrong there; undefined when all is right. */
function mistakeIn(step: Record<string, unknown>, lastsS: number): string | undefined {
  const oneOf = (key: string, known: readonly unknown[]) =>
    known.includes(step[key]) ? undefined : `${key}: found ${JSON.stringify(step[key])}, expected ${known.join(', ')}`;
  if (!isSeconds(step['atS']) || step['atS'] > lastsS) return `atS: found ${step['atS']}, expected 0 to ${lastsS}`;
  if ('set' in step) return oneOf('set', CABLE_NAMES) ?? mistakeInSettings(step['to']);
  if ('service' in step) return oneOf('service', SERVICE_NAMES) ?? oneOf('is', ['running', 'stopped']);
  if ('route' in step) return oneOf('route', serverHosts()) ?? oneOf('is', ROUTES);
  if ('on' in step)
    return oneOf('on', HOSTS) ?? (Array.isArray(step['run']) ? undefined : 'run: expected a list of words');
  return `: found ${Object.keys(step).join(', ')}, expected set, service, route or on`;
}

function mistakeInSettings(to: unknown): string | undefined {
  if (typeof to !== 'object' || to === null) return 'to: expected settings of a line';
  try {
    lineText(to, 0, 0);
    return undefined;
  } catch (error) {
    return `to.${error instanceof Error ? error.message : error}`;
  }
}

const isSeconds = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 86_400;
