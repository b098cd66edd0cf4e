import type { Assessment } from './assessment.ts';
import { PARTS, type Part, type PriorityPolicy } from './policy.ts';

export interface AssessedDevice {
  readonly communeCode: string;
  readonly parts: Readonly<Record<Part, Assessment>>;
}

/** What an unknown part probably costs, and how many known devices said so. */
export type Expected = (part: Part, communeCode: string) => { readonly minutes: number; readonly devices: number };

/**
 * Learns from the known devices what an unknown part costs: the mean of the commune, drawn towards that of the fleet, drawn
 * towards the policy's prior, each with the weight of `priorDevices`. A mean and not a quantile, so that no single device can
 * move the others' estimates by more than a small part of its own change.
 */
export function expectedOf(devices: readonly AssessedDevice[], policy: PriorityPolicy): Expected {
  const fleet = new Map<Part, Mean>();
  const communes = new Map<string, Mean>();
  for (const { communeCode, parts } of devices) {
    for (const part of PARTS) {
      const assessment = parts[part];
      if (!assessment.known) continue;
      add(fleet, part, assessment.spread.likely);
      add(communes, `${communeCode}\n${part}`, assessment.spread.likely);
    }
  }
  return (part, communeCode) => {
    const ofFleet = drawn(fleet.get(part), policy.priors[part], policy.priorDevices);
    const ofCommune = drawn(communes.get(`${communeCode}\n${part}`), ofFleet, policy.priorDevices);
    return { minutes: ofCommune, devices: fleet.get(part)?.devices ?? 0 };
  };
}

interface Mean {
  sum: number;
  devices: number;
}

function add<Key>(means: Map<Key, Mean>, key: Key, minutes: number): void {
  const mean = means.get(key) ?? { sum: 0, devices: 0 };
  mean.sum += minutes;
  mean.devices += 1;
  means.set(key, mean);
}

function drawn(mean: Mean | undefined, towards: number, weight: number): number {
  const { sum, devices } = mean ?? { sum: 0, devices: 0 };
  return (sum + towards * weight) / (devices + weight);
}
