import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './programs.ts';

/** Where Debian's package wine64 puts it; on the PATH there is nothing without the package wine. */
export const WINE = '/usr/lib/wine/wine64';
const WINE_SERVER = '/usr/lib/wine/wineserver64';

/** Node and the builds of libraries for Windows, which npm leaves out on Linux: `npm run test:setup` fetches them. */
const WINDOWS = join(ROOT, 'node_modules', '.windows');
export const WINDOWS_READY = join(WINDOWS, 'ready');
export const WINDOWS_NODE = join(WINDOWS, 'node', 'node.exe');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A made-up Windows PC under Wine, in a folder of its own. */
export interface WinePc {
  /** Its drive C:, as a folder of this machine. */
  readonly drive: string;
  /** Runs a program of Windows to its end. `path` of an argument: as `windowsPath` gives it. */
  run(program: string, given: readonly string[]): Ran;
  /** Starts a program that goes on until it is stopped. */
  start(program: string, given: readonly string[]): { stop(): void };
  /** Ends what still runs in it, and removes it. */
  remove(): void;
}

/** Longest that the making of a PC or one program may take, in ms. */
const RUN_TIMEOUT_MS = 240_000;

/**
 * Makes a PC that says it is this version of Windows. One that `staysOn` runs its services with nobody at it, until it is removed: Wine
 * else ends them all with the last program that somebody started.
 */
export function makeWinePc(version: 'win7' | 'win10', how: { readonly staysOn: boolean } = { staysOn: false }): WinePc {
  const prefix = mkdtempSync(join(tmpdir(), 'mach-wine-'));
  // No browser, no .NET, no entries in menus: none is asked for, and each would ask for a download or write into the home.
  const env = {
    ...process.env,
    // For koffi, and for its build for Windows.
    NODE_PATH: [ROOT, WINDOWS].map((folder) => windowsPath(join(folder, 'node_modules'))).join(';'),
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
  const wine = (given: readonly string[]): Ran => {
    // Wine passes Node's pipes on as handles that programs of Windows can't write to: they write into a file.
    const output = join(prefix, 'output');
    const ran = spawnSync('/bin/sh', ['-c', '"$@" </dev/null >"$0" 2>"$0.err"', output, WINE, ...given], {
      env,
      timeout: RUN_TIMEOUT_MS,
      killSignal: 'SIGKILL',
      stdio: 'ignore',
    });
    const text = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    return { code: exitCode(ran, given), stdout: text(output), stderr: text(`${output}.err`) };
  };
  const server = (flag: '-k' | '-p' | '-w') =>
    spawnSync(WINE_SERVER, [flag], { env, timeout: RUN_TIMEOUT_MS, stdio: 'ignore' });
  wine(['wineboot', '-i']);
  wine(['winecfg', '-v', version]);
  // Services that were started before the change of version hold up each question to WMI for ten seconds.
  server('-w');
  if (how.staysOn) {
    // How long a service may take to start, in ms: this machine may have other work.
    const control = 'HKLM\\System\\CurrentControlSet\\Control';
    wine(['reg', 'add', control, '/v', 'ServicesPipeTimeout', '/t', 'REG_DWORD', '/d', String(RUN_TIMEOUT_MS), '/f']);
    server('-w');
    server('-p');
  }
  return {
    drive: join(prefix, 'drive_c'),
    run: (program, given) => wine([program, ...given]),
    start(program, given) {
      const child = spawn(WINE, [program, ...given], { env, stdio: 'ignore' });
      return { stop: () => void child.kill('SIGKILL') };
    },
    remove() {
      server('-k');
      rmSync(prefix, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function exitCode({ error, status }: SpawnSyncReturns<Buffer | string>, given: readonly string[]): number | null {
  if (error !== undefined) throw new Error(`Wine did not run ${given.join(' ')}`, { cause: error });
  return status;
}

/** A path of this machine as programs under Wine see it. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;
