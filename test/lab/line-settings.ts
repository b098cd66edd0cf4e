/** What one direction of a line does to frames. Left out: nothing. */
export interface DirectionSettings {
  readonly delayMs?: number;
  /** Uniform: the delay is between `delayMs` minus and plus this. Normal: its standard deviation. Never below zero. */
  readonly jitterMs?: number;
  readonly jitter?: 'uniform' | 'normal';
  /** A frame never overtakes one before it; that trims the jitter. */
  readonly isOrdered?: boolean;
  /** Share of the frames, 0 to 1; with `burstFrames` above 1 they are lost in bursts of that mean length (Gilbert). */
  readonly lossRatio?: number;
  readonly burstFrames?: number;
  readonly duplicateRatio?: number;
  /** Share of the frames that arrive with one bit wrong, behind the Ethernet header. */
  readonly corruptRatio?: number;
  /** Counted with the Ethernet header; what has to wait for more than `queueBytes` is dropped. */
  readonly rateKbps?: number;
  readonly queueBytes?: number;
  readonly isBlackhole?: boolean;
}

export interface LineSettings {
  /** From the near end (the PC, the router) to the far one. */
  readonly up?: DirectionSettings;
  readonly down?: DirectionSettings;
  /** Which ends see that the cable is out. Nothing passes whichever it is. */
  readonly unplugged?: 'near' | 'far' | 'both';
  /** What is lost follows from it; without one the lab gives one from its own seed, another at each change. */
  readonly seed?: number;
}

const QUEUE_BYTES_DEFAULT = 65_536;

interface Range {
  readonly max: number;
  readonly unit: string;
}
const NUMBERS: Readonly<Record<string, Range>> = {
  delayMs: { max: 60_000, unit: 'ms' },
  jitterMs: { max: 60_000, unit: 'ms' },
  lossRatio: { max: 1, unit: 'as a share' },
  burstFrames: { max: 100_000, unit: 'frames' },
  duplicateRatio: { max: 1, unit: 'as a share' },
  corruptRatio: { max: 1, unit: 'as a share' },
  rateKbps: { max: 10_000_000, unit: 'kbit/s' },
  queueBytes: { max: 1_000_000_000, unit: 'bytes' },
};
const OTHERS = ['jitter', 'isOrdered', 'isBlackhole'];

/** The file that the line program reads. Throws with the place and what would be right: settings come from scenario files too. */
export function lineText(settings: LineSettings, generation: number, seed: number): string {
  const { up = {}, down = {}, unplugged } = settings;
  if (unplugged !== undefined && !['near', 'far', 'both'].includes(unplugged)) {
    throw new Error(`unplugged: found "${unplugged}", expected near, far or both`);
  }
  const lines = {
    ...directionLines('up', up),
    ...directionLines('down', down),
    'line.nearPlugged': unplugged === 'near' || unplugged === 'both' ? 0 : 1,
    'line.farPlugged': unplugged === 'far' || unplugged === 'both' ? 0 : 1,
    'line.seed': settings.seed ?? seed,
    'line.generation': generation,
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function directionLines(direction: string, settings: DirectionSettings): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const [name, value] of Object.entries(settings)) {
    const range = NUMBERS[name];
    if (range === undefined && !OTHERS.includes(name)) {
      throw new Error(`${direction}.${name}: expected one of ${[...Object.keys(NUMBERS), ...OTHERS].join(', ')}`);
    }
    if (range === undefined) continue;
    if (typeof value !== 'number' || !(value >= 0 && value <= range.max)) {
      throw new Error(`${direction}.${name}: found ${value}, expected 0 to ${range.max} ${range.unit}`);
    }
    lines[`${direction}.${name}`] = value;
  }
  const { jitter = 'uniform', isOrdered, isBlackhole, rateKbps = 0 } = settings;
  if (jitter !== 'uniform' && jitter !== 'normal') {
    throw new Error(`${direction}.jitter: found ${jitter}, expected uniform or normal`);
  }
  if (rateKbps > 0) lines[`${direction}.queueBytes`] ??= QUEUE_BYTES_DEFAULT;
  if (jitter === 'normal') lines[`${direction}.jitterNormal`] = 1;
  if (isOrdered === true) lines[`${direction}.ordered`] = 1;
  if (isBlackhole === true) lines[`${direction}.blackhole`] = 1;
  return lines;
}
