import type { CommuneSummary } from './commune-rows.ts';
import { type Family, label } from './family.ts';

/** A family about communes: `write` gives the samples of one, whole lines, or nothing. */
export interface CommuneFamily extends Family {
  write(commune: CommuneSummary): string;
}

/** States that no PC has. */
const OF_EQUIPMENT: ReadonlySet<string> = new Set(['down', 'seen', 'gone']);

/** The one set of aggregates a commune that stands beside the collector's own metrics. */
export const communeFamilies: readonly CommuneFamily[] = [
  family('mach_commune_info', 'Names of a commune and of its province; names change, codes never.', (name, commune) => {
    const province = commune.provinceName === undefined ? '' : `,${label('province', commune.provinceName)}`;
    const codes = `${label('commune_code', commune.code)},${label('province_code', commune.provinceCode)}`;
    return `${name}{${codes},${label('commune', commune.name)}${province}} 1\n`;
  }),
  family(
    'mach_commune_working_time',
    'Whether a commune works at this moment, by its hours and the days off of the country; alerts at night are none.',
    (name, commune) => line(name, commune, Number(commune.isWorkingTime)),
  ),
  family(
    'mach_commune_up_ratio',
    'Share of the devices of a commune that are up; those known by inventory alone can’t be.',
    (name, commune) => {
      const measured = commune.devices - (commune.devicesByInventory ?? 0);
      return measured === 0 ? '' : line(name, commune, commune.devicesUp / measured);
    },
  ),
  family('mach_commune_devices', 'Devices of a commune by state.', (name, commune) =>
    Object.entries(commune.devicesByState)
      .filter(([state]) => !OF_EQUIPMENT.has(state))
      .map(([state, count]) => `${name}{${label('commune_code', commune.code)},state="${state}"} ${count}\n`)
      .join(''),
  ),
  family(
    'mach_commune_equipment',
    'Routers, switches, printers and the like of a commune, by whether they answer.',
    (name, commune) => {
      const { total, up, down } = commune.equipment ?? { total: 0, up: 0, down: 0 };
      return Object.entries({ up, down, 'no-data': total - up - down })
        .map(([state, count]) => `${name}{${label('commune_code', commune.code)},state="${state}"} ${count}\n`)
        .join('');
    },
  ),
  family(
    'mach_commune_devices_seen',
    'Devices that were found in the networks of a commune and are registered by nobody; those that are gone are left out.',
    (name, commune) => line(name, commune, commune.devicesSeen ?? 0),
  ),
  family('mach_commune_sites', 'Sites of a commune, each with its own network and line.', (name, commune) =>
    line(name, commune, commune.sites),
  ),
  family(
    'mach_commune_failed_checks',
    'Probes whose last reading failed, over the devices of a commune that are up.',
    (name, commune) => line(name, commune, commune.failedChecks),
  ),
  family(
    'mach_commune_devices_failing',
    'Devices of a commune with equipment that is failing or at risk of it.',
    (name, commune) => line(name, commune, commune.devicesWithConditions),
  ),
  family(
    'mach_commune_last_report_timestamp_seconds',
    'When the last batch of any device of a commune came, by the clock of the collector.',
    (name, commune) => (commune.lastReportAt === undefined ? '' : line(name, commune, commune.lastReportAt / 1_000)),
  ),
];

function family(name: string, help: string, write: (name: string, commune: CommuneSummary) => string): CommuneFamily {
  return { name, type: 'gauge', help, write: (commune) => write(name, commune) };
}

function line(name: string, commune: CommuneSummary, value: number): string {
  return `${name}{${label('commune_code', commune.code)}} ${value}\n`;
}
