import type { InstallOutcome } from '@mach/messages';
import type { Kit } from '@mach/wire';
import type { Joined, WhyNotJoined } from '../join.ts';
import type { WindowsProxySettings } from '../windows-proxy.ts';
import type { InstallPlaces } from './places.ts';
import { neededBytes, type ProgramFile } from './program-files.ts';
import {
  appearance,
  type KnownService,
  keepingProxy,
  protection,
  registration,
  removalOfPersons,
  SERVICE,
  type WindowsCommand,
} from './windows-commands.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Why a file is not copied: it is gone from the kit, the disk is full, or what the system says of it. */
export interface CopyTrouble {
  readonly code: 'gone' | 'no-space' | 'other';
  readonly why: string;
}

/** What an installation asks of the PC. */
export interface Setup {
  freeBytes(folder: string): number;
  /** SHA-256 of a file of the program as it lies there, undefined where there is none. */
  installedSha256(path: string): string | undefined;
  /** Copies a file of the program from where this process runs; gives what kept it from that. */
  copy(path: string): CopyTrouble | undefined;
  run(command: WindowsCommand): Ran;
  sleep(ms: number): Promise<void>;
  /** Removes program folders of other versions that nothing uses any more. */
  removeOldVersions(): void;
  /** Whether the icon lies on the desktop. */
  hasIcon(): boolean;
  /** Ends the agent that runs in this person's session, if one does. */
  endSession(): void;
  /** Ends the agents that persons had installed for themselves, and keeps them from starting again. */
  endPersonalCopies(): void;
}

export interface InstallWish {
  readonly places: InstallPlaces;
  readonly version: string;
  readonly files: readonly ProgramFile[];
  /** The folder that this process runs in, for people. */
  readonly from: string;
  readonly flags: readonly string[];
  /** Commune that this PC has joined already. */
  readonly known?: { readonly unitCode: string; readonly unitName: string; readonly deviceNumber: number };
  /** Commune of a copy that a person at this PC had installed for himself: it is the same PC, whose device the new one goes on as. */
  readonly personal?: { readonly unitCode: string; readonly unitName: string };
  readonly kit?: Kit;
  /** What this PC's clock shows, ms since 1970. */
  readonly wallMs: number;
  /** Whether the collector's key comes with the kit: then no certificate is looked at, nor its days. */
  readonly isPinned: boolean;
  /** What the person who installs is set to; undefined where no person does. */
  readonly proxy?: WindowsProxySettings;
  /** Asks the collector of the kit; `later` keeps the wish where it can't be asked. */
  join(): Promise<Joined>;
  keepWish(reason: WhyNotJoined): void;
}

/** Of a kit's token: the pages give no longer one. */
const KIT_LASTS_MAX_MS = 366 * 86_400_000;
const START_TRIES = 20;
/** As many as a window holds. */
const FILES_NAMED_MAX = 5;
const START_WAIT_MS = 1_000;
/** Exit codes of sc.exe: it runs already, and it is marked for deletion. */
const SERVICE_RUNS_ALREADY = 1_056;

export type Installed = Exclude<InstallOutcome, { readonly code: 'done' }> | InstalledDone;
type InstalledDone = Omit<Extract<InstallOutcome, { readonly code: 'done' }>, 'counted'>;

/**
 * Installs, or goes on where an installation was broken off: what lies there whole is left alone, and nothing points to the new version
 * before all of it is there. A PC that belongs to another commune stays as it is.
 */
export async function install(wish: InstallWish, setup: Setup): Promise<Installed> {
  const { places, known, kit } = wish;
  // Two agents on one PC would be two devices in every list.
  if (places.isForUser && knownService(places, setup) !== 'none') return { code: 'installed-for-all' };
  const of = known ?? wish.personal;
  if (of !== undefined && kit !== undefined && of.unitCode !== kit.unitCode) {
    return { code: 'other-commune', has: named(of), kit: named(kit) };
  }
  const notCopied = copied(wish, setup);
  if (notCopied !== undefined) return notCopied;

  // Before a secret is written.
  for (const command of protection(places)) setup.run(command);
  const joined = kit === undefined ? undefined : await wish.join();
  const inVain = joined?.ok === false ? joined : undefined;
  const number = known === undefined ? {} : { deviceNumber: known.deviceNumber };
  if (inVain?.reason === 'revoked') return { code: 'revoked', ...number, why: inVain.why };
  // A PC that has joined needs no token to go on.
  if (inVain?.isRefused === true && known === undefined)
    return { code: 'refused', reason: refusalOf(inVain.reason), why: inVain.why };
  const isLater = inVain !== undefined && known === undefined;
  if (isLater) wish.keepWish(inVain.reason);

  const failed = await register(wish, setup);
  if (failed !== undefined) return failed;
  setup.removeOldVersions();
  if (inVain?.reason === 'untrusted') {
    const clock = isBeforeKit(wish) ? { clockMs: wish.wallMs } : {};
    return { code: 'untrusted', ...number, ...clock, why: inVain.why };
  }
  const identity = joined?.ok === true ? joined.identity : known;
  return {
    code: 'done',
    ...(identity === undefined ? {} : { deviceNumber: identity.deviceNumber }),
    unitName: identity?.unitName ?? kit?.unitName ?? '',
    hasIcon: setup.hasIcon(),
    isForUser: places.isForUser,
    ...(isLater ? { later: laterBy(inVain.reason) } : {}),
  };
}

/** A battery of years ago gave out, and the clock stands where it was made: every certificate is of the future then. */
function isBeforeKit({ kit, wallMs, isPinned }: InstallWish): boolean {
  return kit !== undefined && !isPinned && wallMs < Date.parse(kit.expiresAt) - KIT_LASTS_MAX_MS;
}

/** Has every file of the program in its place, or says why not. */
function copied({ places, files, from }: InstallWish, setup: Setup): Installed | undefined {
  const isThere = (file: ProgramFile) => setup.installedSha256(file.path) === file.sha256;
  const missing = files.filter((file) => !isThere(file));
  const freeBytes = setup.freeBytes(places.programs);
  if (freeBytes < neededBytes(missing)) return withoutSpace(places, missing, freeBytes);
  const gone: string[] = [];
  for (const { path } of missing) {
    const trouble = setup.copy(path);
    if (trouble?.code === 'gone') gone.push(path);
    else if (trouble?.code === 'no-space')
      return withoutSpace(
        places,
        files.filter((file) => !isThere(file)),
        setup.freeBytes(places.programs),
      );
    else if (trouble !== undefined) return { code: 'failed', step: `copy ${path}`, why: trouble.why };
  }
  if (gone.length > 0) return { code: 'kit-incomplete', files: gone.slice(0, FILES_NAMED_MAX), folder: from };
  const lost = files.filter((file) => !isThere(file)).map(({ path }) => path);
  return lost.length === 0
    ? undefined
    : { code: 'files-missing', files: lost.slice(0, FILES_NAMED_MAX), folder: places.program };
}

function withoutSpace({ programs }: InstallPlaces, missing: readonly ProgramFile[], freeBytes: number): Installed {
  const neededMb = megabytes(neededBytes(missing));
  return { code: 'no-space', neededMb, freeMb: megabytes(freeBytes), drive: programs.slice(0, 2) };
}

const refusalOf = (reason: WhyNotJoined) => (reason === 'token' || reason === 'plain-http' ? reason : 'other');
const laterBy = (reason: WhyNotJoined) => (reason === 'busy' || reason === 'not-mach' ? reason : 'unreachable');

async function register(wish: InstallWish, setup: Setup): Promise<Installed | undefined> {
  const { places, flags, version } = wish;
  const run = (program: string, ...given: string[]) => setup.run({ program, given, isNeeded: false });
  const known = places.isForUser ? 'none' : knownService(places, setup);
  if (known !== 'none') run('sc.exe', 'stop', SERVICE);
  const proxies = places.isForUser ? [] : keepingProxy(wish.proxy);
  for (const command of [...proxies, ...registration(places, flags, known), ...appearance(places, version)]) {
    const { code, output } = setup.run(command);
    if (code !== 0 && command.isNeeded)
      return { code: 'failed', step: commandLine(command), why: shortened(output) || `exit code ${code}` };
  }
  if (places.isForUser) {
    // One that runs would keep the folder, and the new one would end: an older version, or one whose files were mended.
    setup.endSession();
    run('wscript.exe', '//B', `${places.program}\\ChayNen.vbs`, places.data);
    return undefined;
  }
  endPersonal(setup);
  // The one before may still be writing what it has: it runs, and can't be started anew, until it has ended.
  let last = run('sc.exe', 'start', SERVICE);
  for (let tried = 1; last.code !== 0 && tried < START_TRIES; tried += 1) {
    await setup.sleep(START_WAIT_MS);
    last = run('sc.exe', 'start', SERVICE);
    if (last.code === SERVICE_RUNS_ALREADY && known === 'none') return undefined;
  }
  return last.code === 0 || last.code === SERVICE_RUNS_ALREADY
    ? undefined
    : { code: 'failed', step: `sc start ${SERVICE}`, why: shortened(last.output) || `exit code ${last.code}` };
}

/** Ends the copies that persons have for themselves, with what starts them when they sign in. */
export function endPersonal(setup: Pick<Setup, 'run' | 'endPersonalCopies'>): void {
  setup.endPersonalCopies();
  const { output } = setup.run({ program: 'reg.exe', given: ['query', 'HKU'], isNeeded: false });
  for (const command of removalOfPersons(output)) setup.run(command);
}

/** By the registry, whose words are the same in every language of Windows. */
function knownService({ program }: InstallPlaces, setup: Pick<Setup, 'run'>): KnownService {
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${SERVICE}`;
  const { code, output } = setup.run({ program: 'reg.exe', given: ['query', key, '/v', 'ImagePath'], isNeeded: false });
  if (code !== 0) return 'none';
  return output.includes(`"${program}\\node.exe"`) ? 'same' : 'other';
}

/** Two communes may bear one name. */
const named = ({ unitName, unitCode }: { readonly unitName: string; readonly unitCode: string }) =>
  `${unitName} (${unitCode})`;
const commandLine = ({ program, given }: WindowsCommand) => `${program} ${given.slice(0, 2).join(' ')}`;
const shortened = (output: string) => output.slice(0, 300);
const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
