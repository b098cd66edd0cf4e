import type { AvailabilitySeconds, Dossier, PrintNote } from '@mach/wire';

const STATES = [
  ['down', 'down'],
  ['degraded', 'degraded'],
  ['power_cut', 'powerCut'],
  ['switched_off', 'switchedOff'],
  ['no_data', 'noData'],
  ['up', 'up'],
] as const satisfies readonly (readonly [string, keyof AvailabilitySeconds])[];

const HEAD = [
  ...['incident', 'code', 'sha256', 'frozen_at', 'cause', 'commune_code', 'commune', 'site_id', 'site', 'subject'],
  ...['name', 'from', 'to'],
  ...['working', 'outside'].flatMap((when) => STATES.map(([state]) => `${when}_${state}_seconds`)),
  ...['announced_working_seconds', 'announced_outside_seconds', 'devices', 'measurements', 'failed_measurements'],
  ...['target_percent', 'target_period', 'target_schedule', 'target_from', 'target_to'],
  ...['target_allowed_seconds', 'target_down_seconds', 'target_this_incident_seconds', 'target_outcome', 'outages'],
];

/** A table for a program such as Excel. */
export interface CsvTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What was measured at each site: one row a subject. Times are of Việt Nam; `outages` lists each, beginning/end state. */
export function dossierTable(dossier: Dossier, note?: Pick<PrintNote, 'code' | 'sha256'>): CsvTable {
  const about = [dossier.number, note?.code ?? '', note?.sha256 ?? '', iso(dossier.madeAt), dossier.cause];
  const rows = dossier.outages.map((row) => {
    const [target] = row.targets;
    return [
      ...about,
      ...[row.communeCode, row.commune, row.siteId, row.site, row.subject, row.name ?? '', iso(row.from), iso(row.to)],
      ...[row.working, row.outside].flatMap((seconds) => STATES.map(([, state]) => seconds[state])),
      ...[row.announced.workingS, row.announced.outsideS],
      ...[row.watch?.devices ?? '', row.watch?.measurements ?? '', row.watch?.failed ?? ''],
      ...[target?.percent ?? '', target?.period ?? '', target?.schedule ?? '', target?.first ?? '', target?.last ?? ''],
      ...[target?.allowedS ?? '', target?.downS ?? '', target?.ofThisS ?? '', target?.outcome ?? ''],
      row.spells.map(({ from, to, state }) => `${iso(from)}/${iso(to)} ${state}`).join('; '),
    ];
  });
  // What can be verified must be known by its code also where nothing was measured.
  return { head: HEAD, rows: rows.length > 0 ? rows : [[...about, ...HEAD.slice(about.length).map(() => '')]] };
}

const VIETNAM_MS = 7 * 3_600_000;
const iso = (at: number): string => `${new Date(at + VIETNAM_MS).toISOString().slice(0, 19)}+07:00`;
