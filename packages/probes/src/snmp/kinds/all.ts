import type { ToldKind } from '../../contract.ts';
import { snmpCodec } from './codec.ts';
import { snmpProcessor, snmpSensor, snmpStorage } from './host.ts';
import { snmpInterface } from './interface.ts';
import { snmpPrinter, snmpSupply, snmpTray } from './printer.ts';
import { snmpNeighbour, snmpPortAddresses } from './topology.ts';

/** What a device may tell by SNMP beside what it is. */
export const snmpKinds: readonly ToldKind[] = [
  snmpInterface,
  snmpPortAddresses,
  snmpNeighbour,
  snmpProcessor,
  snmpStorage,
  snmpSensor,
  snmpPrinter,
  snmpSupply,
  snmpTray,
  snmpCodec,
];
