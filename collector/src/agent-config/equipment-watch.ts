import type { Values } from '@mach/wire';
import type { EquipmentConfig, SnmpAccess } from '../config/equipment-schema.ts';

/** How equipment is asked: how often, and by each id the options of the `snmp` check that carry its credentials. */
export interface EquipmentWatch {
  readonly everyS: number;
  readonly snmp: ReadonlyMap<string, Values>;
  /** With which of them the router of each site is asked. */
  readonly routers?: string;
  /** How a leader looks around, where that is on; `snmp`: with which of them devices are asked that were only seen. */
  readonly discovery: { readonly everyS: number; readonly addressesPerSecond: number; readonly snmp?: string };
}

/** Reads the secrets that the configuration names by file. `readSecret` throws a sentence where it can't. */
export function equipmentWatch(config: EquipmentConfig, readSecret: (file: string) => string): EquipmentWatch {
  const { everyS, snmp, routers, discovery } = config;
  const { snmp: seenBy, ...look } = discovery;
  return {
    everyS,
    snmp: new Map(snmp.map((access) => [access.id, optionsOf(access, readSecret)])),
    ...(routers === undefined ? {} : { routers }),
    discovery: { ...look, ...(seenBy === undefined ? {} : { snmp: seenBy }) },
  };
}

function optionsOf(access: SnmpAccess, readSecret: (file: string) => string): Values {
  const { id: _, community, communityFile, authPasswordFile, privPasswordFile, ...plain } = access;
  const read = (file: string | undefined) => (file === undefined ? undefined : readSecret(file));
  const secrets = {
    community: community ?? read(communityFile),
    authPassword: read(authPasswordFile),
    privPassword: read(privPasswordFile),
  };
  const told = Object.entries({ ...plain, ...secrets }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as Values;
}
