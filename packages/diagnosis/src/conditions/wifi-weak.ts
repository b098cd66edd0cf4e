import { wifiAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/** A weak signal of the card that leads to the gateway; one that leads nowhere disturbs nobody. */
export function wifiWeak({ wifi, localNetwork, virtual }: DeviceFacts): readonly Condition[] {
  const wayOut = localNetwork.gateway?.interface;
  return (wifi ?? []).flatMap(({ name, signalDbm, rateMbps }) => {
    const isInUse = wayOut === undefined || wayOut === name;
    if (virtual || !isInUse || signalDbm === undefined || signalDbm >= wifiAdvice.weakBelowDbm) return [];
    const level = signalDbm < wifiAdvice.poorBelowDbm ? 'at-risk' : 'ageing';
    const parameters = present<ConditionParameters['wifi-weak']>({ interface: name, signalDbm, rateMbps });
    return [condition('wifi-weak', level, 'wifi', parameters)];
  });
}
