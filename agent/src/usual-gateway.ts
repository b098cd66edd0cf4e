import type { Reading } from '@mach/wire';
import type { Store } from './store.ts';

/** By hashes of MAC addresses. `other`: the gateway met lately in the place of the usual one, and how often in a row. */
export interface GatewayMemory {
  readonly usual: string;
  readonly other?: { readonly macHash: string; readonly readings: number };
}

/** Readings in a row behind another gateway until that is the usual one: a modem was replaced. Three working days of one a minute. */
const READINGS_UNTIL_USUAL = 1_440;

/**
 * Whether this PC is behind the gateway that it is usually behind; the first one that it meets is. A phone that shares its
 * line is another one, and what is measured through it says nothing of the commune's.
 */
export function judgeGateway(
  memory: GatewayMemory | undefined,
  macHash: string,
): { readonly memory: GatewayMemory; readonly isUsual: boolean } {
  if (memory === undefined || memory.usual === macHash) return { memory: { usual: macHash }, isUsual: true };
  const readings = memory.other?.macHash === macHash ? memory.other.readings + 1 : 1;
  if (readings >= READINGS_UNTIL_USUAL) return { memory: { usual: macHash }, isUsual: true };
  return { memory: { usual: memory.usual, other: { macHash, readings } }, isUsual: false };
}

export interface UsualGateway {
  /** Puts `usualGateway` to readings of the gateway whose MAC address is known, and remembers what they say. */
  mark(readings: readonly Reading[]): readonly Reading[];
  /** Of the last reading; undefined while it is not known. */
  isUsual(): boolean | undefined;
}

/** Keeps the memory in the data folder; a disk that takes nothing makes it forget no earlier than the process ends. */
export function createUsualGateway(store: Store): UsualGateway {
  let memory = readMemory(store.read('usual-gateway'));
  let isUsual: boolean | undefined;
  return {
    mark: (readings) =>
      readings.map((reading) => {
        const { macHash } = reading.values;
        isUsual = undefined;
        if (!reading.ok || typeof macHash !== 'string') return reading;
        const judged = judgeGateway(memory, macHash);
        if (JSON.stringify(judged.memory) !== JSON.stringify(memory)) {
          store.write('usual-gateway', JSON.stringify(judged.memory));
        }
        ({ memory, isUsual } = judged);
        return { ...reading, values: { ...reading.values, usualGateway: isUsual } };
      }),
    isUsual: () => isUsual,
  };
}

/** A text of ours, or of nobody: what can't be read is as if it were not there. */
function readMemory(text: string | undefined): GatewayMemory | undefined {
  try {
    const read = JSON.parse(text ?? 'null') as GatewayMemory | null;
    return typeof read?.usual === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
