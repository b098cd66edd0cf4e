import { firmwareText, sensors } from '@mach/probes';
import {
  checker,
  describe,
  INVENTORY_FORMAT,
  type InventoryFile,
  inventoryFileShape,
  type Problem,
  type Reading,
  type Values,
} from '@mach/wire';
import { judgeReadings } from '../ingest/judge-readings.ts';

export type InventoryRead =
  | { readonly ok: true; readonly inventory: InventoryFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Largest inventory file that is read; those of real PCs have a few KiB. */
export const INVENTORY_BYTES_MAX = 1_048_576;

const checkFile = checker(inventoryFileShape);
const KNOWN_KEYS = `only ${Object.keys({ ...inventoryFileShape.required, ...inventoryFileShape.optional }).join(', ')}, and in readings what the wire has`;

/**
 * Reads an inventory that a script left behind, strictly: each mistake with its place. Texts that firmware leaves where
 * nobody filled it in are dropped, as the agent's sensors drop them.
 */
export function readInventoryFile(bytes: Uint8Array): InventoryRead {
  if (bytes.byteLength > INVENTORY_BYTES_MAX) {
    return no('the whole', `${bytes.byteLength} bytes`, `an inventory of at most ${INVENTORY_BYTES_MAX} bytes`);
  }
  const text = decode(bytes);
  if (text === undefined) return no('the whole', 'bytes that are no text', 'JSON in UTF-8, or in UTF-16 with a mark');
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return no('the whole', describe(text), 'the JSON that kiemke.vbs writes, unchanged and whole');
  }
  const { problems, unknownKeys } = checkFile(found);
  // Of a file that is something else altogether one line is enough.
  const foreignFormat = problems.find(({ path }) => path === 'format');
  if (foreignFormat !== undefined) {
    return no('format', foreignFormat.found, `the JSON that kiemke.vbs writes, whose format is "${INVENTORY_FORMAT}"`);
  }
  const unknown = [...unknownKeys].map((path) => ({ path, found: 'an unknown key', expected: KNOWN_KEYS }));
  if (problems.length + unknown.length > 0) return { ok: false, problems: [...problems, ...unknown] };
  const inventory = found as InventoryFile;
  const foreign = inventory.readings.findIndex(({ kind }) => !sensors.some(({ name }) => name === kind));
  if (foreign >= 0) {
    return no(`readings[${foreign}].kind`, describe(inventory.readings[foreign]?.kind), 'a kind that a sensor reads');
  }
  const { problem } = judgeReadings(inventory.readings);
  if (problem !== undefined) return no('readings', problem, 'values as the catalogue has them');
  if (!inventory.readings.some(({ ok }) => ok)) {
    return no('readings', 'not one part that was read', 'at least one: run the script again on that PC');
  }
  return { ok: true, inventory: { ...inventory, readings: inventory.readings.map(cleaned) } };
}

const no = (path: string, found: string, expected: string): InventoryRead => ({
  ok: false,
  problems: [{ path, found, expected }],
});

/** Windows scripts write UTF-16 with a byte order mark; an editor may have saved it as UTF-8. Undefined for what is neither. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const coding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Words of the sensors' own that would be fillers in a text of the firmware; `none` is one where it is said of a TPM alone. */
const isOwnWord = ({ kind }: Reading, value: string): boolean =>
  value === 'unknown' || (value === 'none' && kind === 'boot-security');

function cleaned(reading: Reading): Reading {
  const told = Object.entries(reading.values).flatMap(([name, value]): [string, Values[string]][] => {
    if (typeof value !== 'string') return [[name, value]];
    const text = isOwnWord(reading, value) ? value : firmwareText(value);
    return text === undefined ? [] : [[name, text]];
  });
  return { ...reading, values: Object.fromEntries(told) };
}
