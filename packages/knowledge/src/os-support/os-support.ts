import { linuxSupport } from './linux.ts';
import { openwrtSupport } from './openwrt.ts';
import type { LinuxRow, WindowsEdition, WindowsRow } from './row.ts';
import { windowsSupport } from './windows.ts';
import { windowsServerSupport } from './windows-server.ts';

/** An operating system as the machine names itself; texts as they came, any of them may be absent. */
export interface OsName {
  readonly platform?: string;
  readonly distro?: string;
  readonly release?: string;
  readonly build?: string;
  readonly edition?: string;
}

/** Until when a system gets security updates. Dates are yyyy-MM-dd, the last day of updates. */
export type OsSupport =
  | {
      readonly known: true;
      readonly name: string;
      /** The last day of updates without payment: the free extension's end where there is one. */
      readonly endOfSupport: string;
      readonly paidExtensionUntil?: string;
    }
  /** `edition-needed`: the build is known, its editions have different dates. */
  | { readonly known: false; readonly because: 'not-given' | 'not-in-table' | 'edition-needed' };

/** Looks up the support of an operating system; what the table does not hold is unknown, never guessed from a neighbour. */
export function osSupport(os: OsName): OsSupport {
  const family = familyOf(os);
  switch (family) {
    case 'windows':
      return windows(os);
    case 'debian':
    case 'ubuntu':
    case 'openwrt':
      return linux(family, os.release);
    case 'other':
      return { known: false, because: 'not-in-table' };
    case undefined:
      return { known: false, because: 'not-given' };
  }
}

type Family = 'windows' | 'debian' | 'ubuntu' | 'openwrt' | 'other';

function familyOf({ platform, distro }: OsName): Family | undefined {
  const text = `${distro ?? ''} ${platform ?? ''}`.trim().toLowerCase();
  if (text === '') return undefined;
  if (text.includes('windows') || text.includes('win32')) return 'windows';
  // Only the distribution's own name counts: a derivative that mentions its parent has dates of its own.
  if (/^debian\b/.test(text)) return 'debian';
  if (/^ubuntu\b/.test(text)) return 'ubuntu';
  if (/^openwrt\b/.test(text)) return 'openwrt';
  return 'other';
}

function windows(os: OsName): OsSupport {
  const build = windowsBuild(os);
  if (build === undefined) return { known: false, because: 'not-given' };
  const edition = windowsEdition(`${os.edition ?? ''} ${os.distro ?? ''}`);
  const isServer = edition === 'server';
  const rows = (isServer ? windowsServerSupport : windowsSupport).filter((row) => row.build === build);
  if (rows.length === 0) return { known: false, because: 'not-in-table' };
  // An IoT edition without a row of its own has the dates of the same LTSC release.
  const wanted = edition === 'iot-ltsc' && rows.every((row) => row.edition !== 'iot-ltsc') ? 'ltsc' : edition;
  // A release of the long-term channel has its year in its name, one of the short-lived channel has none.
  const named = isServer ? rows.filter(({ name }) => os.distro?.includes(name)) : [];
  if (isServer || wanted === undefined) return agreed(named.length > 0 ? named : rows);
  const exact = rows.filter((row) => row.edition === wanted);
  return agreed(exact.length > 0 ? exact : rows.filter((row) => row.edition === 'any'));
}

/** The one answer of several rows, if they agree on the date. */
function agreed(rows: readonly WindowsRow[]): OsSupport {
  const [first] = rows;
  if (first === undefined) return { known: false, because: 'not-in-table' };
  if (rows.some((row) => row.endOfSupport !== first.endOfSupport)) {
    return { known: false, because: 'edition-needed' };
  }
  return known(first);
}

function linux(distro: LinuxRow['distro'], release: string | undefined): OsSupport {
  const version = (distro === 'debian' ? /^(\d+)/ : /^(\d+\.\d\d)/).exec(release ?? '')?.[1];
  if (version === undefined) return { known: false, because: 'not-given' };
  const row = [...linuxSupport, ...openwrtSupport].find((one) => one.distro === distro && one.version === version);
  return row === undefined ? { known: false, because: 'not-in-table' } : known(row);
}

function known(row: WindowsRow | LinuxRow): OsSupport {
  const { name, paidExtensionUntil } = row;
  const endOfSupport = row.freeExtensionUntil ?? row.endOfSupport;
  return { known: true, name, endOfSupport, ...(paidExtensionUntil === undefined ? {} : { paidExtensionUntil }) };
}

/** `19045`, `10.0.19045` and `19045.3803` are all build 19045. */
function windowsBuild({ build, release }: OsName): number | undefined {
  for (const text of [build, release]) {
    const digits = /^(?:\d+\.\d+\.)?(\d{4,5})(?:\.\d+)?$/.exec(text?.trim() ?? '')?.[1];
    if (digits !== undefined) return Number(digits);
  }
  return undefined;
}

/** Reads an EditionID (`IoTEnterpriseS`) or a caption (`Microsoft Windows 10 Enterprise LTSC`); the first pattern decides. */
function windowsEdition(text: string): WindowsEdition | undefined {
  return EDITIONS.find(([pattern]) => pattern.test(text))?.[1];
}

const EDITIONS: readonly (readonly [RegExp, WindowsEdition])[] = [
  [/server/i, 'server'],
  [/\bIoTEnterpriseS|iot.*lts[bc]/i, 'iot-ltsc'],
  [/\bEnterpriseS(?:N|Eval|NEval)?\b|lts[bc]/i, 'ltsc'],
  [/pro(?:fessional)?\s?education/i, 'home-pro'],
  [/enterprise|education/i, 'enterprise'],
  [/\bpro(?:fessional)?(?:\b|N\b|Workstation)|\bhome\b|\bcore/i, 'home-pro'],
];
