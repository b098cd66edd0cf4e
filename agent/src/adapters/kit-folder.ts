import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checker, KIT_FILE, KIT_TOKEN_FILE, type Kit, kitShape } from '@mach/wire';
import { countPcs, TALLY_FILE, type TalliedPc, withPc } from '../install/tally.ts';

const checkKit = checker(kitShape);
/** Inventories of a commune's PCs are some tens. */
const INVENTORIES_MAX = 1_000;

export type ReadKit =
  | { readonly ok: true; readonly kit: Kit; readonly token: string }
  | { readonly ok: false; readonly file: string; readonly problem: string };

/** Reads the kit that lies in a folder. */
export function readKit(folder: string): ReadKit {
  let kit: unknown;
  try {
    kit = JSON.parse(readFileSync(join(folder, KIT_FILE), 'utf8'));
  } catch (error) {
    return { ok: false, file: KIT_FILE, problem: error instanceof Error ? error.message : String(error) };
  }
  const [problem] = checkKit(kit).problems;
  if (problem !== undefined) {
    const { path, found, expected } = problem;
    return { ok: false, file: KIT_FILE, problem: `${path}: found ${found}, expected ${expected}` };
  }
  try {
    return { ok: true, kit: kit as Kit, token: readFileSync(join(folder, KIT_TOKEN_FILE), 'utf8') };
  } catch (error) {
    return { ok: false, file: KIT_TOKEN_FILE, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes a PC into the kit's list; gives how many there are now, inventoried ones too. Undefined where the kit can't be written. */
export function tally(folder: string, pc: TalliedPc): number | undefined {
  try {
    const file = join(folder, TALLY_FILE);
    const list = withPc(readOr(file, ''), pc);
    writeFileSync(file, list);
    const inventories = readdirSync(folder)
      .filter((name) => /^kiemke-[0-9a-f]{12}\.json$/.test(name))
      .slice(0, INVENTORIES_MAX)
      .map((name) => ({ name, ...machineOf(readFileSync(join(folder, name), 'utf16le')) }));
    return countPcs(list, inventories);
  } catch {
    // A stick that is locked, a share that may only be read: the count is left out, the PC is installed.
    return undefined;
  }
}

function machineOf(text: string): { machine?: string } {
  const machine = /"machine":"([0-9a-f]{32})"/.exec(text)?.[1];
  return machine === undefined ? {} : { machine };
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
