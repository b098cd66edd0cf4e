import type { CheckConfig, EquipmentKind } from '@mach/wire';
import { type EquipmentDevice, isOnlySeen } from '../state/equipment.ts';
import type { EquipmentWatch } from './equipment-watch.ts';

/** What the agent puts its own gateway in the place of. */
const GATEWAY = 'gateway';
/** An agent takes 500 checks in all; what it is asked beside needs some fifty. */
export const EQUIPMENT_CHECKS_MAX = 400;

/**
 * What the leader of a site asks the equipment around it, in order of its numbers. What has no address yet, and what a PC could
 * reach by none, is left out.
 */
export function equipmentChecks(equipment: readonly EquipmentDevice[], watch: EquipmentWatch): CheckConfig[] {
  // Strangers come last, so that many of them take no check from what is registered.
  const ordered = equipment.toSorted((a, b) => Number(isOnlySeen(a)) - Number(isOnlySeen(b)) || a.number - b.number);
  return ordered.flatMap((device) => checksOf(device, watch)).slice(0, EQUIPMENT_CHECKS_MAX);
}

function checksOf({ id: about, number, equipment, ...device }: EquipmentDevice, watch: EquipmentWatch): CheckConfig[] {
  const { address, checks } = equipment;
  if (address === undefined) return [];
  const isStranger = isOnlySeen(device);
  const common = { everyS: isStranger ? watch.discovery.everyS : watch.everyS, about };
  const usual = isStranger ? watch.discovery.snmp : address === GATEWAY ? watch.routers : undefined;
  const access = equipment.snmp ?? usual;
  const options = access === undefined ? undefined : watch.snmp.get(access);
  const asked = checks.flatMap((check) => {
    const question = questionOf(check, address, equipment.kind);
    return question === undefined ? [] : [{ id: `d${number}.${check.replace(':', '-')}`, ...question, ...common }];
  });
  return options === undefined
    ? asked
    : [...asked, { id: `d${number}.snmp`, kind: 'snmp', target: address, options, ...common }];
}

/** What people stand in front of: the page of such a device changes when one of them uses it, on those that offer that. */
const HAS_EVENTS: ReadonlySet<EquipmentKind> = new Set(['kiosk', 'queue-display', 'feedback-terminal']);

type Question = Pick<CheckConfig, 'kind' | 'target' | 'options'>;

/** `tcp:9100` of 192.168.1.9 is a connection to 192.168.1.9:9100. The gateway's address only the agent knows: it is pinged alone. */
function questionOf(check: string, address: string, kind: EquipmentKind): Question | undefined {
  const [protocol = '', digits] = check.split(':');
  const port = digits === undefined ? undefined : Number(digits);
  if (address === GATEWAY && protocol !== 'ping') return undefined;
  const at = port === undefined ? address : `${address}:${port}`;
  switch (protocol) {
    case 'ping':
      return { kind: 'ping', target: address };
    case 'tcp':
      return { kind: 'tcp', target: at };
    case 'http':
    case 'https':
      // A device of an office has a certificate of its own making, and asks for a sign-in: that it answers is what counts.
      return {
        kind: 'http',
        target: `${protocol}://${at}/`,
        options: { expectStatus: '200-499', redirectsMax: 0, ...(HAS_EVENTS.has(kind) && { tellUnchanged: true }) },
      };
    case 'ipp':
      return { kind: 'ipp', target: `ipp://${at}/ipp/print` };
    default:
      return { kind: protocol, target: address, ...(port === undefined ? {} : { options: { port } }) };
  }
}
