import type { FailedCheck } from '@mach/wire';
import {
  COMMUNE,
  madeAvailability,
  madeDevice,
  madeDevices,
  madeHistory,
  madeLines,
  madePriorities,
  madeQuality,
  madeSites,
  madeTopology,
} from './made-commune.ts';
import { madeCommunes, madeIncident, madeIncidents, madeMeeting, madeOverview, NOW } from './made-province.ts';

/** A page of the sheet. */
export interface View {
  readonly name: string;
  readonly path: string;
  /** Where it is not the usual number. */
  readonly communes?: number;
  /** The real collector that answers where answers are to be there; else they are made. */
  readonly of?: 'fleet' | 'cutLine';
}

/** The largest provinces have as many; all of them are to be in the window of a screen on the wall. */
const WALL_COMMUNES = 170;

/** Stands for the page of the slip, whose code is made anew each time. */
export const SLIP = 'prints';

export const VIEWS: readonly View[] = [
  { name: 'province', path: '/' },
  { name: 'province-wall', path: '/?view=wall', communes: WALL_COMMUNES },
  { name: 'incidents', path: '/incidents' },
  { name: 'incident', path: '/incidents/41' },
  { name: 'commune', path: `/communes/${COMMUNE.code}` },
  { name: 'device', path: `/devices/${'3'.repeat(32)}` },
  { name: 'devices', path: '/devices?known=measured' },
  { name: 'lines', path: '/lines?provider=VNPT' },
  { name: 'failing', path: '/devices?trouble=yes' },
  { name: 'failed-checks', path: '/devices?checks=failed' },
  { name: 'priorities', path: '/priorities' },
  { name: 'meetings', path: '/meetings' },
  { name: 'meeting', path: '/meetings/m' },
  { name: 'check', path: '/check' },
  ...staged('fleet', [
    ...['plans', 'reports', 'sign-in', 'verify', 'admin', 'admin/communes', 'admin/services', 'admin/kits'],
    ...['admin/accounts', 'admin/places', 'admin/calendar', 'admin/meetings', 'admin/planning', 'admin/alerts'],
    ...['admin/audit', 'admin/collector'],
  ]),
  { name: 'reports-commune', path: '/reports?commune=99002', of: 'fleet' },
  { name: 'reports-quarter', path: '/reports?quarter=2026-Q4', of: 'fleet' },
  ...staged('cutLine', ['incidents/1/dossier', SLIP]),
];

/** Pages that ask for too much to be made by hand. */
function staged(of: 'fleet' | 'cutLine', paths: readonly string[]): readonly View[] {
  return paths.map((path) => ({ name: path.replaceAll('/', '-'), path: `/${path}`, of }));
}

/** What the page is shown in: how its questions are answered, and on what it is shown. */
export interface State {
  readonly name: string;
  readonly answers: 'filled' | 'empty' | 'never' | 'error' | 'offline';
  readonly width: number;
  readonly height: number;
  readonly isDark?: true;
  readonly isPrint?: true;
  readonly language?: 'en';
  /** Made answers have names as nobody should give them. */
  readonly isHostile?: true;
}

const screen = { width: 1_280, height: 800 };
export const STATES: readonly State[] = [
  { name: 'filled', answers: 'filled', ...screen },
  { name: 'english', answers: 'filled', ...screen, language: 'en' },
  { name: 'empty', answers: 'empty', ...screen },
  { name: 'loading', answers: 'never', ...screen },
  { name: 'error', answers: 'error', ...screen },
  { name: 'offline', answers: 'offline', ...screen },
  { name: 'small', answers: 'filled', width: 360, height: 740 },
  { name: 'english-small', answers: 'filled', width: 360, height: 740, language: 'en' },
  { name: 'hostile', answers: 'filled', width: 1_024, height: 740, isHostile: true },
  { name: 'hostile-small', answers: 'filled', width: 360, height: 740, isHostile: true },
  { name: 'large', answers: 'filled', width: 1_920, height: 1_080 },
  { name: 'dark', answers: 'filled', ...screen, isDark: true },
  { name: 'print', answers: 'filled', width: 794, height: 1_123, isPrint: true },
  { name: 'english-print', answers: 'filled', width: 794, height: 1_123, isPrint: true, language: 'en' },
];

const listed = <Row>(items: readonly Row[]) => ({ items, total: items.length });
const COVERAGE = { measured: 12, inventory: 0, seen: 0, declared: 0 };
const SESSION = { role: 'province-admin', post: 'Phòng Chuyển đổi số' };

/** What a collector of a whole province would answer; undefined where it knows no such thing. */
export function filledAnswer(url: URL, { communes: count }: Pick<View, 'communes'> = {}): unknown {
  const path = url.pathname.replace('/api/v1/', '');
  const { title, startsAt, endsAt, communes, rooms, id } = madeMeeting();
  const answers: readonly (readonly [RegExp, () => unknown])[] = [
    [/^session$/, () => SESSION],
    [/^communes$/, () => listed(madeCommunes(count))],
    [/^communes\//, () => COMMUNE],
    [/^overview$/, madeOverview],
    [/^incidents$/, () => listed(incidentsFor(url))],
    [/^incidents\//, madeIncident],
    [/^sites$/, () => listed(url.searchParams.has('provider') ? madeLines() : madeSites())],
    [/^sites\/.*\/topology$/, madeTopology],
    [/^sites\/.*\/quality$/, madeQuality],
    [/^devices$/, () => devicesFor(url)],
    [/^devices\/.*\/history$/, madeHistory],
    [/^devices\//, madeDevice],
    [/^priorities$/, () => ({ ...listed(madePriorities()), coverage: COVERAGE })],
    [/^availability$/, madeAvailability],
    [/^services$/, () => listed([])],
    [/^meetings$/, () => listed([{ id, title, startsAt, endsAt, communes, rooms }])],
    [/^meetings\//, madeMeeting],
  ];
  return answers.find(([pattern]) => pattern.test(path))?.[1]();
}

/** What a collector answers on its first day. */
export function emptyAnswer(url: URL): unknown {
  const path = url.pathname.replace('/api/v1/', '');
  if (path === 'session') return SESSION;
  if (path === `communes/${COMMUNE.code}`) {
    const { code, name, provinceCode } = COMMUNE;
    return {
      code,
      name,
      provinceCode,
      sites: 0,
      devices: 0,
      devicesUp: 0,
      devicesWithConditions: 0,
      failedChecks: 0,
      isWorkingTime: true,
    };
  }
  return path.includes('/') ? undefined : path === 'overview' ? undefined : listed([]);
}

/** The list of measured devices has further pages. */
function devicesFor(url: URL) {
  const rows = madeDevices();
  if (url.searchParams.has('checks')) return listed(rows.slice(0, 2).map((row) => ({ ...row, failedChecks: FAILED })));
  return url.searchParams.has('coverage') ? { items: rows, total: 4_812 } : listed(rows);
}

const FAILED: readonly FailedCheck[] = [
  { kind: 'http', id: 'mot-cua', target: 'https://motcua.tinh.example/', failure: 'timeout' },
  { kind: 'ping', target: 'gateway', failure: 'unreachable' },
];

function incidentsFor(url: URL) {
  const isOpen = url.searchParams.get('open') === 'true';
  const commune = url.searchParams.get('commune');
  return madeIncidents()
    .filter(({ endedAt }) => !isOpen || endedAt === undefined)
    .filter(({ communesTouched }) => commune === null || communesTouched.includes(commune));
}

/** The collector's clock, by which the pages tell ages. */
export const SHEET_DATE = new Date(NOW).toUTCString();
