import type { Site } from '@mach/wire';
import { type Family, label } from './family.ts';

/** A family about sites: `write` gives the samples of one, whole lines, or nothing. */
export interface SiteFamily extends Family {
  write(site: Site): string;
}

/** What is said of each site beside the aggregates of its commune. Devices carry the id as `site`. */
export const siteFamilies: readonly SiteFamily[] = [
  {
    name: 'mach_site_info',
    type: 'gauge',
    help: 'What a site is called; names change, ids never.',
    write: ({ id, unitCode, name }) =>
      `mach_site_info{${label('site', id)},${label('commune_code', unitCode)},${label('site_name', name)}} 1\n`,
  },
  {
    name: 'mach_site_discovery',
    type: 'gauge',
    help: 'Whether the leader of a site looks who else stands in its network.',
    write: ({ id, unitCode, discovery }) =>
      `mach_site_discovery{${label('site', id)},${label('commune_code', unitCode)}} ${discovery?.isOn === true ? 1 : 0}\n`,
  },
];
