import { readFileSync, rmSync } from 'node:fs';
import type { WaitsToJoin } from '@mach/messages';
import { checker, object } from '@mach/wire';
import type { DataFolder } from './data-folder.ts';
import { writeWhole } from './write-whole.ts';

const WAITS = ['alone', 'not-mach', 'token', 'call'] as const satisfies readonly WaitsToJoin[];
const check = checker(object({ waitsFor: { type: 'choice', choices: WAITS } }));
const EVERYBODY_MAY_READ = 0o644;

/** Leaves for the check-up page what a PC waits for that has not joined: its wish holds a secret, and is not for people to read. */
export function writeNotJoined(folder: DataFolder, waitsFor: WaitsToJoin): void {
  try {
    writeWhole(folder.file('not-joined.json'), `${JSON.stringify({ waitsFor })}\n`, EVERYBODY_MAY_READ);
  } catch {
    // A full disk keeps a sentence from the page, and nothing from joining.
  }
}

/** Undefined where nobody wrote it, or where it can't be read. */
export function readNotJoined(folder: DataFolder): WaitsToJoin | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(folder.file('not-joined.json'), 'utf8'));
    return check(found).problems.length === 0 ? (found as { readonly waitsFor: WaitsToJoin }).waitsFor : undefined;
  } catch {
    return undefined;
  }
}

export function forgetNotJoined(folder: DataFolder): void {
  rmSync(folder.file('not-joined.json'), { force: true });
}
