import type { Failed, Result } from '@mach/ports';
import { countAt, flagAt, listAt, textAt, valueAt } from './json-path.ts';

/**
 * Where what only root may read is left for the agent, in a folder that only root may write. The real files stand elsewhere on Windows;
 * the files port knows.
 */
export const COLLECTED_FOLDER = '/var/lib/mach-agent-root';
export const COLLECTED_DISKS_FILE = `${COLLECTED_FOLDER}/disks.json`;

/** What one round of smartctl over all disks found, as it lies in the file. */
export interface CollectedDisks {
  readonly v: 1;
  /** Wall clock of the round in ms since 1970. */
  readonly madeAt: number;
  /** Whether the round had the rights of root or of an administrator. */
  readonly isPrivileged: boolean;
  /** Why there was no round at all: no smartctl, or one that is too old. */
  readonly trouble?: DiskTrouble;
  readonly disks: readonly CollectedDisk[];
}

export interface CollectedDisk {
  /** The kernel's name without `/dev/`; behind a RAID card the card's with the place in it. */
  readonly device: string;
  /** How smartctl was asked, in order. */
  readonly tried: readonly string[];
  /** smartctl's JSON, without serial numbers and logs; absent where there was none. */
  readonly output?: unknown;
  readonly trouble?: DiskTrouble;
}

export type DiskTrouble = Pick<Failed, 'failure' | 'detail'>;

/** Most disks that one round asks, and that the sensor reports. */
export const COLLECTED_DISKS_MAX = 64;

const TROUBLES = ['timeout', 'unreachable', 'refused', 'not-found', 'bad-reply', 'denied', 'unsupported'] as const;
const DETAIL_LENGTH_MAX = 200;

/** Reads the file's text; what does not look like a round is a bad reply. */
export function parseCollectedDisks(text: string): Result<CollectedDisks> {
  const json = parsed(text);
  const madeAt = countAt(json, 'madeAt');
  if (valueAt(json, 'v') !== 1 || madeAt === undefined || !Array.isArray(valueAt(json, 'disks'))) {
    const detail = `${COLLECTED_DISKS_FILE} holds no round of smartctl: ${JSON.stringify(text.slice(0, 60))}`;
    return { ok: false, failure: 'bad-reply', detail };
  }
  const trouble = troubleOf(valueAt(json, 'trouble'));
  return {
    ok: true,
    value: {
      v: 1,
      madeAt,
      isPrivileged: flagAt(json, 'isPrivileged') ?? false,
      ...(trouble !== undefined && { trouble }),
      disks: listAt(json, 'disks').flatMap(diskOf),
    },
  };
}

function diskOf(entry: unknown): readonly CollectedDisk[] {
  const device = textAt(entry, 'device');
  if (device === undefined || device === '') return [];
  const trouble = troubleOf(valueAt(entry, 'trouble'));
  const tried = listAt(entry, 'tried').filter((way): way is string => typeof way === 'string');
  return [{ device, tried, output: valueAt(entry, 'output'), ...(trouble !== undefined && { trouble }) }];
}

function troubleOf(entry: unknown): DiskTrouble | undefined {
  const failure = TROUBLES.find((each) => each === textAt(entry, 'failure'));
  if (failure === undefined) return undefined;
  return { failure, detail: (textAt(entry, 'detail') ?? '').slice(0, DETAIL_LENGTH_MAX) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
