import { equipmentAdvice, plausibleCelsius } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import type { StorageFacts } from '../facts/equipment-facts.ts';
import { present } from '../present.ts';

/** Printers render pages with all that they have, and PCs have conditions of their own. */
const IS_NETWORK = new Set(['router', 'switch', 'access-point']);

/** A router or switch whose processor is busy nearly all the time: it drops what it has no time for. */
export function equipmentBusy({ equipment }: DeviceFacts): readonly Condition[] {
  const loadRatio = equipment?.processorLoadRatio;
  if (loadRatio === undefined || !IS_NETWORK.has(equipment?.deviceKind ?? '')) return [];
  if (loadRatio < equipmentAdvice.processorBusyFromRatio) return [];
  return [condition('equipment-busy', 'at-risk', 'processor', { loadRatio })];
}

/** What is made full: images that can't be written to, and file systems of the kernel. */
const ALWAYS_FULL = /^\/(?:rom|sys|proc|dev|run|snap)\b|cd-?rom/i;

/** Memory and flash of a router or switch with no room left: settings can't be saved, and it may restart. */
export function equipmentFull({ equipment }: DeviceFacts): readonly Condition[] {
  if (!IS_NETWORK.has(equipment?.deviceKind ?? '')) return [];
  const storages = equipment?.storages ?? [];
  return storages.flatMap((one) => {
    const isMemory = one.storage === 'memory' || one.place === 'memory';
    const isKept = one.storage === 'disk' || one.storage === 'flash';
    if ((!isMemory && !isKept) || ALWAYS_FULL.test(one.place)) return [];
    const usedRatio = isMemory ? one.usedRatio - cachedRatio(one, storages) : one.usedRatio;
    const limit = isMemory ? equipmentAdvice.memoryFullFromRatio : equipmentAdvice.storageFullFromRatio;
    if (usedRatio < limit) return [];
    const { place, totalBytes } = one;
    const parameters = present<ConditionParameters['equipment-full']>({ place, isMemory, usedRatio, totalBytes });
    return [condition('equipment-full', 'at-risk', isMemory ? 'memory' : 'disk', parameters)];
  });
}

/** Linux keeps what it has read in memory that it can give back, and counts it as used: Net-SNMP tells it in rows of its own. */
function cachedRatio({ totalBytes }: StorageFacts, storages: readonly StorageFacts[]): number {
  if (totalBytes === undefined) return 0;
  const kept = storages.filter(({ place }) => place === 'Cached memory' || place === 'Memory buffers');
  return kept.reduce((sum, { usedBytes = 0 }) => sum + usedBytes, 0) / totalBytes;
}

const PROCESSOR_SENSOR = /cpu|processor/i;

/** A device that is too hot: its fan, its filter, or the cupboard that it stands in. */
export function equipmentHot({ equipment }: DeviceFacts): readonly Condition[] {
  const { processorFromCelsius, boardFromCelsius } = equipmentAdvice.hot;
  return (equipment?.temperatures ?? []).flatMap(({ sensor, celsius }) => {
    const limitCelsius = PROCESSOR_SENSOR.test(sensor) ? processorFromCelsius : boardFromCelsius;
    if (celsius < limitCelsius || celsius > plausibleCelsius.to) return [];
    return [condition('overheating', 'at-risk', 'temperature', { sensor, celsius, limitCelsius })];
  });
}
