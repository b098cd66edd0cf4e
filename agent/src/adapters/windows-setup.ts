import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import type { Setup } from '../install/install.ts';
import type { InstallPlaces } from '../install/places.ts';

/** Longest that one program of Windows may take; a service that hangs must not hold up thirty PCs. */
const COMMAND_TIMEOUT_MS = 60_000;
const OUTPUT_LENGTH_MAX = 4_000;

/** The PC itself, for an installation from the folder that this program runs in. */
export function windowsSetup(
  from: string,
  places: InstallPlaces,
  { sleep, endPersonalCopies }: Pick<Setup, 'sleep' | 'endPersonalCopies'>,
): Setup {
  return {
    sleep,
    hasIcon: () => existsSync(places.icon),
    endSession: () => endSession(places.data),
    endPersonalCopies,
    freeBytes: (folder) => {
      const { bavail, bsize } = statfsSync(existingAbove(folder));
      return bavail * bsize;
    },
    installedSha256: (path) => {
      const file = join(places.program, path);
      return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
    },
    copy: (path) => {
      const source = join(from, path);
      const target = join(places.program, path);
      try {
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(source, target);
        return undefined;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === 'ENOSPC') return { code: 'no-space', why: message };
        return { code: existsSync(source) ? 'other' : 'gone', why: message };
      }
    },
    run: ({ program, given }) => {
      const { status, stdout, stderr, error } = spawnSync(program, given, {
        timeout: COMMAND_TIMEOUT_MS,
        windowsHide: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'latin1',
      });
      // Old programs answer in the code page of the PC: what is no ASCII would be wrong letters.
      const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.replace(/[^\x20-\x7e]+/g, ' ').trim();
      return { code: status, output: output.slice(0, OUTPUT_LENGTH_MAX) };
    },
    removeOldVersions: () => {
      for (const name of readdirSync(places.programs)) {
        const folder = join(places.programs, name);
        // One whose page is still open stays until the next installation.
        if (folder !== places.program) removeIfFree(folder);
      }
    },
  };
}

/** Removes the program's folders: at once what is not in use, the rest a few seconds later, when this process has ended. */
export function removeProgram({ programs, icon }: InstallPlaces): void {
  rmSync(icon, { force: true });
  if (removeIfFree(programs)) return;
  // Nothing of ours can remove the node.exe that it runs on: the system's shell does, after a pause (timeout.exe wants a console).
  const later = `ping -n 6 127.0.0.1 >nul & rmdir /s /q "${programs}"`;
  spawn('cmd.exe', ['/d', '/s', '/c', `"${later}"`], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    windowsVerbatimArguments: true,
    cwd: dirname(programs),
  }).unref();
}

/** Ends the agent of a person's session, which no service manager stops. A number that is older than this start of Windows is somebody else's. */
export function endSession(data: string): void {
  const file = join(data, 'agent.pid');
  const writtenMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (writtenMs < Date.now() - uptime() * 1_000) return;
  try {
    const number = Number(readFileSync(file, 'utf8'));
    // Zero, which an empty file reads as, would be this very process.
    if (Number.isInteger(number) && number > 0) process.kill(number);
  } catch {
    // It has ended already.
  }
}

function removeIfFree(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
    return true;
  } catch {
    return false;
  }
}

function existingAbove(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingAbove(dirname(folder));
}
