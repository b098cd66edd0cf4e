import type { Clock, Inventory, MachineFacts, Result } from '@mach/ports';
import type { Reading } from '@mach/wire';

/** One sensor, run once: how long it took all in all, and what it found. */
export interface SensorRun {
  readonly kind: string;
  readonly tookMs: number;
  readonly parts: readonly Pick<Reading, 'target' | 'ok' | 'failure' | 'detail' | 'values'>[];
}

/** What a commune may hand to whoever works on the program: made to be read by people before it leaves the PC. */
export interface SelfTest {
  readonly explanation: readonly string[];
  readonly format: 'mach-self-test';
  readonly v: 1;
  readonly program: string;
  readonly runtime: string;
  readonly platform: string;
  readonly sensors: readonly SensorRun[];
  /** What the slow inventory told before the sensors made readings of it. */
  readonly facts: Result<MachineFacts>;
}

export interface SelfTestSettings {
  readonly explanation: readonly string[];
  readonly program: string;
  readonly runtime: string;
  readonly platform: string;
  readonly kinds: readonly string[];
  /** Names of this host and of who runs the program: they go nowhere. */
  readonly privateNames: readonly string[];
}

export interface SelfTestPorts {
  readonly clock: Pick<Clock, 'uptimeMs'>;
  readonly inventory: Inventory;
  /** Runs one sensor to its end; never throws. */
  readonly run: (kind: string) => Promise<readonly Reading[]>;
}

/** Parts that hardware or the kernel names. All others may be called after people: an interface, a printer, a folder. */
const NAMED_BY_HARDWARE = new Set(['disk', 'disk-io', 'memory-module', 'temperature', 'pressure']);

/** Hashes tell a PC or a site apart, and so does the address of its gateway: of no use for finding faults of sensors. */
const LEFT_OUT = new Set(['macHash', 'serialHash', 'address']);

/** Runs each sensor once, one after the other so that the times are their own, the slow inventory first. */
export async function selfTest(settings: SelfTestSettings, ports: SelfTestPorts): Promise<SelfTest> {
  const { explanation, program, runtime, platform, kinds, privateNames } = settings;
  const clean = cleaner(privateNames);
  const facts = await ports.inventory.read(new AbortController().signal);
  const sensors: SensorRun[] = [];
  for (const kind of kinds) {
    const startedMs = ports.clock.uptimeMs();
    const readings = await ports.run(kind);
    const tookMs = Math.round(ports.clock.uptimeMs() - startedMs);
    sensors.push({ kind, tookMs, parts: readings.map((reading, index) => partOf(reading, index)) });
  }
  const told = {
    program,
    runtime,
    platform,
    sensors,
    facts: facts.ok ? { ...facts, value: unnamed(facts.value) } : facts,
  };
  return { explanation, format: 'mach-self-test', v: 1, ...(clean(told) as typeof told) };
}

function partOf({ kind, target, ok, failure, detail, values }: Reading, index: number): SensorRun['parts'][number] {
  const shown = NAMED_BY_HARDWARE.has(kind) ? target : `${kind} ${index + 1}`;
  return {
    ...(target === undefined ? {} : { target: shown }),
    ok,
    ...(failure === undefined ? {} : { failure }),
    ...(detail === undefined ? {} : { detail }),
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !LEFT_OUT.has(name))),
  };
}

function unnamed(facts: MachineFacts): MachineFacts {
  const cards = facts.networkCards?.map((card, index) => ({ ...card, name: `card ${index + 1}` }));
  const disks = facts.disks?.map(({ serial: _, ...disk }) => disk);
  return {
    ...facts,
    ...(cards === undefined ? {} : { networkCards: cards }),
    ...(disks === undefined ? {} : { disks }),
  };
}

/** Shorter names, such as `pc`, stand inside too many words of the program. */
const NAME_LENGTH_MIN = 4;
const HARDWARE_ADDRESS = /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi;
const HOME_FOLDER = /([\\/](?:home|media|Users)[\\/])[^\\/"]+/gi;

/** Takes names, home folders and hardware addresses out of every text in a value, wherever a sensor may have put them. */
function cleaner(privateNames: readonly string[]): (value: unknown) => unknown {
  const names = privateNames
    .filter((name) => name.length >= NAME_LENGTH_MIN)
    .map((name) => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'));
  const cleanText = (text: string) =>
    names
      .reduce((rest, name) => rest.replace(name, '(name)'), text)
      .replace(HOME_FOLDER, '$1(name)')
      .replace(HARDWARE_ADDRESS, '(address)');
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean;
}
