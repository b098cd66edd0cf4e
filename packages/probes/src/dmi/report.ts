/** One structure of the firmware's tables (SMBIOS), as dmidecode prints it. */
export interface DmiStructure {
  readonly handle: string;
  /** The number of its kind: 0 firmware, 1 system, 4 processor, 16 memory array, 17 memory device … */
  readonly type: number;
  /** Lines of the form `name: value`; the first of a name holds. Lists below a name are left out. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Far more than any machine has (a server with 48 slots has about 300); the rest is not read. */
const STRUCTURES_MAX = 4_000;
const FIELDS_MAX = 100;
const LINE_LENGTH_MAX = 1_000;

/**
 * Splits dmidecode's text into structures. Anything may stand in it: texts of the firmware hold line ends, control
 * characters and bytes that are no UTF-8, so a structure begins at its handle and nowhere else, and a line that is not
 * `name: value` with one tab before it is passed over.
 */
export function readDmiReport(text: string): readonly DmiStructure[] {
  const structures: { handle: string; type: number; fields: Map<string, string> }[] = [];
  for (const line of text.split('\n')) {
    const head = /^Handle (0x[0-9A-Fa-f]{1,8}), DMI type (\d{1,3})\b/.exec(line);
    if (head !== null) {
      if (structures.length === STRUCTURES_MAX) break;
      structures.push({ handle: handleOf(head[1]), type: Number(head[2]), fields: new Map() });
      continue;
    }
    const field = /^\t([^\t:]+):(?:\s(.*))?$/.exec(line.slice(0, LINE_LENGTH_MAX));
    const fields = structures.at(-1)?.fields;
    if (field === null || fields === undefined || fields.size >= FIELDS_MAX) continue;
    const [, name = '', value = ''] = field;
    if (!fields.has(name)) fields.set(name, value.trim());
  }
  return structures;
}

/** A handle as others refer to it; undefined becomes one that no structure has. */
export const handleOf = (text: string | undefined): string => (text ?? '').trim().toLowerCase();
