import type { ReportOffice } from '@mach/wire';
import { provinceOf } from '../incidents/papers/make-dossier.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { Letterhead } from './official-form.ts';

/** In whose name a report is handed in: a commune's account in its commune's, all others in that of the office that the configuration names. */
export function reportOffice(registry: Registry, head: Letterhead, own: string | undefined): ReportOffice {
  const commune = own === undefined ? undefined : registry.units.get(own)?.name;
  const province = provinceOf(registry, own === undefined ? [...registry.units.keys()] : [own]).province?.name;
  const names = { commune, province, ...(commune === undefined ? officeOf(head) : {}) };
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined));
}

const officeOf = ({ superior, office, symbol, place, signerTitle, signerName }: Letterhead) => ({
  superior,
  office,
  symbol,
  place,
  signerTitle,
  signerName,
});
