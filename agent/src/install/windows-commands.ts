import { win32 } from 'node:path';
import { KEPT_KEY, KEPT_NAMES, type WindowsProxySettings } from '../windows-proxy.ts';
import { type InstallPlaces, SHOWN_FOLDER } from './places.ts';

/** One program of Windows with its arguments. */
export interface WindowsCommand {
  readonly program: string;
  readonly given: readonly string[];
  /** Whether a failure ends the installation; the others leave something out that a PC can do without. */
  readonly isNeeded: boolean;
}

export const SERVICE = 'MachAgent';
const TASK = 'Mach\\RootRound';
const UNINSTALL = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Mach';
const RUN = 'Software\\Microsoft\\Windows\\CurrentVersion\\Run';
/** Again after a minute, twice, then each five; an hour without a failure wipes the count. */
const RECOVERY = 'restart/60000/restart/60000/restart/300000';
const RECOVERY_RESET_S = '3600';

/** Signed in at one PC at the same time: of a terminal server some tens. */
const PERSONS_MAX = 100;

const needed = (program: string, ...given: string[]): WindowsCommand => ({ program, given, isNeeded: true });
const wanted = (program: string, ...given: string[]): WindowsCommand => ({ program, given, isNeeded: false });

/** Whether Windows knows the service already, and of this very program. */
export type KnownService = 'none' | 'other' | 'same';

/** What makes the agent run from now on: a service with recovery and V8 flags, or, for one person, the session's start. */
export function registration(
  places: InstallPlaces,
  flags: readonly string[],
  known: KnownService,
): readonly WindowsCommand[] {
  const { program, data, isForUser } = places;
  const file = (name: string) => win32.join(program, name);
  if (isForUser) {
    const command = `wscript.exe //B "${file('ChayNen.vbs')}" "${data}"`;
    return [needed('reg.exe', 'add', `HKCU\\${RUN}`, '/v', 'Mach', '/d', command, '/f')];
  }
  const binary = [
    `"${file('node.exe')}"`,
    ...flags,
    `"${file('app\\resident.js')}"`,
    ...['--service', SERVICE, `"${data}"`],
  ].join(' ');
  // A name that every Windows account of the world understands, whatever its language.
  const account = ['obj=', 'NT AUTHORITY\\LocalService'];
  const common = ['binPath=', binary, 'start=', 'delayed-auto', ...account, 'DisplayName=', 'Mach (Kiem tra may)'];
  return [
    ...(known === 'same' ? [] : [needed('sc.exe', known === 'none' ? 'create' : 'config', SERVICE, ...common)]),
    wanted('sc.exe', 'failure', SERVICE, 'reset=', RECOVERY_RESET_S, 'actions=', RECOVERY),
    wanted('sc.exe', 'failureflag', SERVICE, '1'),
    wanted('sc.exe', 'description', SERVICE, 'Measures this PC and its network, and reports to the province.'),
    // smartctl and the like want more rights than the service has.
    wanted(
      'schtasks.exe',
      ...['/create', '/tn', TASK, '/ru', 'SYSTEM', '/sc', 'HOURLY', '/mo', '6', '/f', '/tr'],
      `"${file('node.exe')}" "${file('app\\main.js')}" collect-root`,
    ),
  ];
}

/** For the service, which has no settings of a person: what was kept before is gone. Nothing where nobody knows of them. */
export function keepingProxy(settings: WindowsProxySettings | undefined): readonly WindowsCommand[] {
  if (settings === undefined) return [];
  const key = `HKLM\\${KEPT_KEY}`;
  const said = (['pac', 'proxy', 'bypass'] as const).flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [wanted('reg.exe', 'add', key, '/v', KEPT_NAMES[name], '/d', value, '/f')];
  });
  return [wanted('reg.exe', 'delete', key, '/f'), ...said];
}

/**
 * Who may do what in the data folder of the whole machine; to be run before any secret is written there. A file that is replaced takes the
 * rights of the folder that it is made in, so none is granted to people by the name of a file but the one that is written over in its place.
 */
export function protection({ data, isForUser }: InstallPlaces): readonly WindowsCommand[] {
  if (isForUser) return [];
  const shown = win32.join(data, SHOWN_FOLDER);
  return [
    // What was granted to people before is taken back from the folder, then from all that lies in it.
    wanted('icacls.exe', data, '/remove:g', USERS, '/q'),
    wanted('icacls.exe', data, '/inheritance:r', '/grant:r', ...DATA_RIGHTS, '/q'),
    wanted('icacls.exe', win32.join(data, '*'), '/reset', '/t', '/c', '/q'),
    wanted('icacls.exe', shown, '/grant', `${USERS}:(OI)(CI)RX`, '/q'),
    // Whoever sits at the PC may leave a press of the check-up page there, and nothing else anywhere.
    wanted('icacls.exe', win32.join(shown, 'pressed.json'), '/grant', `${USERS}:(R,W)`, '/q'),
  ];
}

/** By security identifiers: administrators, SYSTEM and LocalService, and nobody else beyond the folder itself. */
const USERS = '*S-1-5-32-545';
const DATA_RIGHTS = ['*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F', '*S-1-5-19:(OI)(CI)M', `${USERS}:RX`];

/** The icon on the desktop, and the entry in the list of programs. */
export function appearance(places: InstallPlaces, version: string): readonly WindowsCommand[] {
  const { program, icon, hive } = places;
  const key = `${hive}\\${UNINSTALL}`;
  const file = (name: string) => win32.join(program, name);
  const add = (name: string, value: string) => wanted('reg.exe', 'add', key, '/v', name, '/d', value, '/f');
  return [
    wanted('wscript.exe', '//B', file('BieuTuong.vbs'), icon, 'wscript.exe', file('KiemTraMay.vbs')),
    add('DisplayName', 'Mạch – Kiểm tra máy'),
    add('DisplayVersion', version),
    add('Publisher', 'Mạch'),
    add('InstallLocation', program),
    add('UninstallString', `wscript.exe "${file('GoBo.vbs')}"`),
    add('QuietUninstallString', `cscript.exe //B "${file('GoBo.vbs')}" /imlang`),
  ];
}

/** Takes the copies that persons have for themselves out of what starts with their sessions and out of their lists of programs. `hives`: what reg.exe tells of HKEY_USERS. */
export function removalOfPersons(hives: string): readonly WindowsCommand[] {
  const persons = [...new Set(hives.match(/S-1-5-21(-\d+)+(?![-\w])/g) ?? [])].slice(0, PERSONS_MAX);
  return persons.flatMap((person) => [
    wanted('reg.exe', 'delete', `HKU\\${person}\\${RUN}`, '/v', 'Mach', '/f'),
    wanted('reg.exe', 'delete', `HKU\\${person}\\${UNINSTALL}`, '/f'),
  ]);
}

/** Takes away what `registration` and `appearance` made; what is not there is no trouble. */
export function removal({ isForUser, hive }: InstallPlaces): readonly WindowsCommand[] {
  return [
    ...(isForUser
      ? [wanted('reg.exe', 'delete', `HKCU\\${RUN}`, '/v', 'Mach', '/f')]
      : [
          wanted('sc.exe', 'stop', SERVICE),
          wanted('sc.exe', 'delete', SERVICE),
          wanted('schtasks.exe', '/delete', '/tn', TASK, '/f'),
          wanted('reg.exe', 'delete', `HKLM\\${KEPT_KEY}`, '/f'),
        ]),
    wanted('reg.exe', 'delete', `${hive}\\${UNINSTALL}`, '/f'),
  ];
}
