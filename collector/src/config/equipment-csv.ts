import { isIPv4 } from 'node:net';
import { EQUIPMENT_CHECK, EQUIPMENT_KINDS, type Equipment, type EquipmentKind } from '@mach/wire';
import { codeOf } from '../tables/cell-words.ts';
import { dayOf } from './day-cell.ts';
import { type Cell, type Complain, readTable, type TableRead, TWICE } from './read-table.ts';

const COLUMNS = ['commune_code', 'site', 'name', 'kind', 'address', 'snmp', 'checks', 'asset_tag', 'support_until'];
const REQUIRED = ['commune_code', 'name', 'kind'];

/** One row: what stands where. `site` as people call it; absent where the commune has but one. */
export interface EquipmentRow {
  readonly unitCode: string;
  readonly site?: string;
  readonly name: string;
  readonly assetTag?: string;
  readonly equipment: Equipment;
}

export type EquipmentRead = TableRead<EquipmentRow>;

/** What each kind is asked where the table says nothing. That a printer is idle or out of paper only IPP tells. */
const USUAL_CHECKS: Partial<Record<EquipmentKind, readonly string[]>> = {
  printer: ['ping', 'ipp'],
  camera: ['ping', 'rtsp'],
  recorder: ['ping', 'rtsp'],
};

/** Turns the rows of a table of equipment, head first, into what is declared. Gives every problem at once, with line and column. */
export function equipmentFromRows(rows: readonly (readonly string[])[]): EquipmentRead {
  const seen = new Set<string>();
  return readTable(rows, { known: COLUMNS, required: REQUIRED }, (cell, complain) => {
    const row = rowOf(cell, complain);
    const key = JSON.stringify([row.unitCode, row.site ?? '', row.name]);
    if (seen.has(key)) complain('name', 'each name once in its site', TWICE);
    seen.add(key);
    return row;
  });
}

function rowOf(cell: Cell, complain: Complain): EquipmentRow {
  const [unitCode, site, name, address, snmp, assetTag, supportUntil] = [
    'commune_code',
    'site',
    'name',
    'address',
    'snmp',
    'asset_tag',
    'support_until',
  ].map(cell) as [string, string, string, string, string, string, string];
  const kind = codeOf('equipment', cell('kind'));
  const lastDay = dayOf(supportUntil);
  const checks = cell('checks') === '' ? usualChecks(kind) : cell('checks').split(/[\s;]+/);
  if (!/^\d{5}$/.test(unitCode)) complain('commune_code', 'the five digits of the commune, leading zeros included');
  if (!/^.{1,200}$/.test(name)) complain('name', 'what people call it, at most 200 characters');
  if (site.length > 200) complain('site', 'the name of the site, at most 200 characters');
  if (assetTag.length > 100) complain('asset_tag', 'at most 100 characters');
  if (supportUntil !== '' && lastDay === undefined) complain('support_until', 'a day such as 31/12/2026, or nothing');
  if (kind === undefined) complain('kind', `one of ${EQUIPMENT_KINDS.join(', ')}`);
  if (!isAddressOfSite(address)) {
    complain('address', 'a private IPv4 address such as 192.168.1.20, the word gateway, or nothing');
  }
  if (!/^(?:|[a-z0-9][a-z0-9-]{0,39})$/.test(snmp)) complain('snmp', 'an id under equipment.snmp of the configuration');
  if (!checks.every((each) => EQUIPMENT_CHECK.test(each)) || checks.length > 10) {
    complain('checks', 'at most ten of ping, tcp:PORT, http, https, ipp, rtsp, sip, h323, with spaces between them');
  }
  return {
    unitCode,
    name,
    ...(site === '' ? {} : { site }),
    ...(assetTag === '' ? {} : { assetTag }),
    equipment: {
      kind: kind ?? 'other',
      ...(address === '' ? {} : { address }),
      ...(lastDay === undefined ? {} : { supportUntil: lastDay }),
      ...(snmp === '' ? {} : { snmp }),
      checks: [...new Set(checks)],
    },
  };
}

const usualChecks = (kind: EquipmentKind | undefined) => USUAL_CHECKS[kind ?? 'other'] ?? ['ping'];

/** RFC 1918 and nothing else: agents ask no public address of their own network either. */
function isAddressOfSite(address: string): boolean {
  if (address === '' || address === 'gateway') return true;
  return isIPv4(address) && /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
}
