import { LOG_LEVELS } from '@mach/ports/node';
import { agentConfigShape, type CheckConfig, checkShape, describe, type Problem } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { isNetwork } from '../networks.ts';
import type { ProxyConfig } from '../proxy-config.ts';
import type { WatchedHours } from '../slow-minutes/watched-hours.ts';
import { proxySchema } from './proxy.ts';

const { reportEveryS, sendEveryS } = agentConfigShape.required;

/** A check of this PC's own list: strict here, while the same on the wire is lenient. */
const check = z.strictObject({
  id: schemaOf(checkShape.required.id),
  kind: schemaOf(checkShape.required.kind),
  everyS: schemaOf(checkShape.required.everyS),
  target: schemaOf(checkShape.optional.target).optional(),
  options: schemaOf(checkShape.optional.options).optional(),
});

const NETWORK = 'a network such as 10.0.0.0/8 or fd00:1::/48';
const hour = z.int().min(0).max(24);
const watchedHours = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
    fromHour: hour.default(6),
    toHour: hour.default(18),
    utcOffsetMinutes: z.int().min(-720).max(840).default(420),
  })
  .refine(({ fromHour, toHour }) => fromHour < toHour, 'fromHour before toHour');

const schema = z.strictObject({
  logLevel: z.enum(LOG_LEVELS).default('info'),
  /** Until the collector says otherwise. */
  reportEveryS: schemaOf(reportEveryS).default(60),
  sendEveryS: schemaOf(sendEveryS).default(300),
  /** Whether the ordinary checks of a PC run; `checks` come on top, and take the place of one with the same id. */
  defaultChecks: z.boolean().default(true),
  checks: z.array(check).max(500).default([]),
  /**
   * Networks of the specialised data network, where systems of the State have private addresses. The collector's checks may
   * ask there; it can't add to them.
   */
  dataNetworks: z
    .array(z.string({ error: NETWORK }).refine(isNetwork, { error: NETWORK }))
    .max(50)
    .default([]),
  /** Whether the collector may have devices of this PC's own network asked: routers, switches, printers, UPSes that run nothing of ours. */
  asksDevicesNearby: z.boolean().default(true),
  /** When minutes are watched for slowness: by default Monday to Friday, 06:00 to 18:00 in Vietnam. */
  watchedHours: watchedHours.prefault({}),
  /** Files with certificates (PEM) that are trusted beside Node's own. */
  trustedCertificates: z.array(z.string().max(4_096)).max(20).default([]),
  /** By which way this PC reaches the internet; without it directly. */
  proxy: proxySchema.optional(),
  /** Where /proc and /sys are: a recorded machine can stand in for this one. */
  proc: z.string().max(4_096).default('/proc'),
  sys: z.string().max(4_096).default('/sys'),
});

export interface AgentFileConfig {
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly reportEveryS: number;
  readonly sendEveryS: number;
  readonly defaultChecks: boolean;
  readonly checks: readonly CheckConfig[];
  readonly dataNetworks: readonly string[];
  readonly asksDevicesNearby: boolean;
  readonly watchedHours: WatchedHours;
  readonly trustedCertificates: readonly string[];
  readonly proxy?: ProxyConfig;
  readonly proc: string;
  readonly sys: string;
}

export type ReadConfig =
  | { readonly ok: true; readonly config: AgentFileConfig }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Text and environment → configuration, or all problems at once. `MACH_AGENT_LOG_LEVEL=debug` stands for `logLevel: debug`
 * and overrides the text; only single values can be given that way.
 */
export function readConfig(text: string, environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true, logLevel: 'error' });
  const broken = document.errors.map(({ message }) => ({
    path: '',
    found: message.split('\n')[0] ?? message,
    expected: 'YAML',
  }));
  if (broken.length > 0) return { ok: false, problems: broken };
  // A file of comments alone is null.
  const made = valueIn(document);
  if ('trouble' in made) return { ok: false, problems: [{ path: '', found: made.trouble, expected: 'YAML' }] };
  const given = made.value ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    return { ok: false, problems: [{ path: '', found: describe(given), expected: 'keys and values' }] };
  }
  const input = { ...given, ...fromEnvironment(environment) };
  const parsed = schema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap((issue) => inOwnWords(issue, input)) };
  const doubled = doubledIds(parsed.data.checks as readonly CheckConfig[]);
  if (doubled.length > 0) return { ok: false, problems: doubled };
  return { ok: true, config: parsed.data as AgentFileConfig };
}

const NOT_FROM_ENVIRONMENT = new Set(['checks', 'dataNetworks', 'trustedCertificates', 'proxy', 'watchedHours']);

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(schema.shape)) {
    if (NOT_FROM_ENVIRONMENT.has(key)) continue;
    const value = environment[`MACH_AGENT_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`];
    if (value === undefined || value === '') continue;
    if (/^-?\d+$/.test(value)) found[key] = Number(value);
    else found[key] = value === 'true' ? true : value === 'false' ? false : value;
  }
  return found;
}

function inOwnWords(issue: z.core.$ZodIssue, input: unknown): Problem[] {
  const path = pathText(issue.path);
  const found = describe(valueAt(input, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        found: 'an unknown key',
        expected: `one of ${Object.keys(shapeAt(issue.path)).join(', ')}`,
      }));
    case 'invalid_type':
      return [{ path, found, expected: `${issue.expected}` }];
    case 'too_small':
      return [{ path, found, expected: `at least ${issue.minimum}` }];
    case 'too_big':
      return [{ path, found, expected: `at most ${issue.maximum}` }];
    case 'invalid_value':
      return [{ path, found, expected: `one of ${issue.values.map(String).join(', ')}` }];
    default:
      // An address that is refused may hold a password.
      return [{ path, found: /^proxy\.(url|pac)$/.test(path) ? 'another text' : found, expected: issue.message }];
  }
}

/** The keys that an object at this place may have. */
function shapeAt([place]: readonly PropertyKey[]): object {
  if (place === undefined) return schema.shape;
  if (place === 'proxy') return proxySchema.shape;
  return place === 'watchedHours' ? watchedHours.shape : check.shape;
}

function doubledIds(checks: readonly CheckConfig[]): Problem[] {
  const seen = new Set<string>();
  return checks.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `checks[${index}].id`, found: describe(id), expected: 'an id that no other check has' }];
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** An alias of nothing, or aliases of aliases without end, show only when values are made. */
function valueIn(
  document: ReturnType<typeof parseDocument>,
): { readonly value: unknown } | { readonly trouble: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) };
  }
}
