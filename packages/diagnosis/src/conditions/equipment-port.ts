import { equipmentAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import type { PortFacts } from '../facts/equipment-facts.ts';
import { present } from '../present.ts';

const { port: advice } = equipmentAdvice;
const GB = 1000 ** 3;
const DAY_MS = 86_400_000;

/** Ports that damage packets, by what they carried, or by the day where their counters of bytes are too small to tell. */
export function equipmentPortErrors({ equipment }: DeviceFacts): readonly Condition[] {
  return (equipment?.ports ?? []).flatMap(({ port, errors, bytes, countedMs, isUp }) => {
    if (errors === undefined || errors < advice.errorsMin || !isUp) return [];
    // Under a tenth of a gigabyte, or a day, a handful of errors at plugging in would look like thousands.
    const errorsPerGigabyte = bytes === undefined ? undefined : errors / Math.max(0.1, bytes / GB);
    const errorsPerDay = countedMs === undefined ? undefined : errors / Math.max(1, countedMs / DAY_MS);
    const isMany =
      errorsPerGigabyte === undefined
        ? (errorsPerDay ?? 0) >= advice.errorsPerDay
        : errorsPerGigabyte >= advice.errorsPerGigabyte;
    if (!isMany) return [];
    const parameters = present<ConditionParameters['equipment-port-errors']>({
      port,
      errors,
      errorsPerGigabyte,
      errorsPerDay: errorsPerGigabyte === undefined ? errorsPerDay : undefined,
    });
    return [condition('equipment-port-errors', 'at-risk', 'network-card', parameters)];
  });
}

/**
 * Sockets of a router or switch that came up slower than others of it, or on half duplex. What is at the other end may not be able to do more:
 * that alone is no risk.
 */
export function equipmentPortSlow({ equipment }: DeviceFacts): readonly Condition[] {
  if (equipment?.deviceKind !== 'router' && equipment?.deviceKind !== 'switch') return [];
  const sockets = equipment.ports.filter(({ isEthernet, isUp }) => isEthernet && isUp);
  const best = Math.max(0, ...sockets.map(({ speedMbps = 0 }) => speedMbps));
  return sockets.flatMap((socket) => {
    const isHalf = socket.duplex === 'half';
    const isSlow = isSlowBeside(socket, best);
    if (!isHalf && !isSlow) return [];
    const { port, speedMbps, duplex } = socket;
    const isPoor = isHalf || (speedMbps !== undefined && speedMbps <= advice.poorUpToMbps);
    const parameters = present<ConditionParameters['equipment-port-slow']>({ port, speedMbps, duplex });
    return [condition('equipment-port-slow', isPoor ? 'at-risk' : 'ageing', 'network-card', parameters)];
  });
}

/** Of a device whose sockets all are slow nobody knows whether they can do more. */
function isSlowBeside({ speedMbps }: PortFacts, best: number): boolean {
  return speedMbps !== undefined && best >= advice.goodFromMbps && speedMbps < advice.goodFromMbps;
}
