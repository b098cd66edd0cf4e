import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@mach/ports';
import { checker, KIT_FILE, KIT_TOKEN_FILE, type Kit, kitShape } from '@mach/wire';
import { countPcs, TALLY_FILE, type TalliedPc, withPc } from '../install/tally.ts';
import { isDenied } from './data-folder.ts';

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

/** Beside the list while somebody writes it: PCs that finish together on one share would else lose a line. */
const LOCK_FILE = `${TALLY_FILE}.khoa`;
const LOCK_TRIES = 40;
const LOCK_WAIT_MS = 250;

/** Writes a PC into the kit's list; gives how many there are now, inventoried ones too. Undefined where the kit can't be written. */
export async function tally(folder: string, pc: TalliedPc, clock: Clock): Promise<number | undefined> {
  const lock = join(folder, LOCK_FILE);
  if (!(await isHeld(lock, clock))) return undefined;
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
  } finally {
    freed(lock);
  }
}

function freed(lock: string): void {
  try {
    rmSync(lock, { force: true });
  } catch {
    // The share is gone: the next one waits its ten seconds.
  }
}

/** Makes the lock, or waits for whoever has it. False where it can't be made. */
async function isHeld(lock: string, clock: Clock): Promise<boolean> {
  for (let tried = 0; tried < LOCK_TRIES; tried += 1) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (error) {
      if (!isAnothers(lock, error)) return false;
    }
    await clock.sleep(LOCK_WAIT_MS);
  }
  // Its holder, who needs milliseconds, was switched off or lost the share. Clocks of offices are no measure of how long ago.
  return true;
}

/** Windows also says that it may not be made while the one before is being deleted. */
const isAnothers = (lock: string, error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'EEXIST' || (isDenied(error) && existsSync(lock));

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
