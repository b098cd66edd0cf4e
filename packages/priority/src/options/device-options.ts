import type { Condition } from '@mach/diagnosis';
import type { AssetRow } from '@mach/wire';
import type { Fund } from '../plan/problem.ts';
import type { PriorityPolicy } from '../policy.ts';
import type { ValuedDevice } from '../value-devices.ts';
import { type DeviceMeasure, recovered } from './effects.ts';
import type { Exclusion } from './exclusion.ts';
import { memoryModule } from './memory-module.ts';
import type { PlanPolicy } from './plan-policy.ts';
import { type PriceItem, type PriceList, type PriceRange, priceOf, withoutLicence } from './prices.ts';

/** What the office's register says of a device. What is absent is not known: there is no register, or no line for it. */
export interface AssetFacts {
  readonly isLifeOver?: boolean;
  readonly isWithinQuota?: boolean;
}

/** The facts in what the register says of a device; what it does not say stands in nobody's way. */
export function assetFacts(row: AssetRow | undefined): AssetFacts {
  if (row === undefined) return {};
  const { life, quota } = row;
  return {
    ...(life === 'over' || life === 'running' ? { isLifeOver: life === 'over' } : {}),
    ...(quota === 'unknown' ? {} : { isWithinQuota: quota === 'within' }),
  };
}

/** What a reader must know beside an option. */
export type OptionNote =
  | 'licence-not-included'
  | 'windows-11-unknown'
  | 'may-exceed-ceiling'
  | 'needs-transfer-decision';

/** Something that makes sense for a device. `minutes` a month are what it gives back by the model of effects. */
export interface DeviceOption {
  readonly measure: DeviceMeasure;
  readonly items: readonly PriceItem[];
  readonly cost: PriceRange;
  readonly fund: Fund;
  readonly minutes: number;
  readonly notes: readonly OptionNote[];
}

export interface OptionsOfDevice {
  readonly options: readonly DeviceOption[];
  readonly excluded: readonly { readonly measure: DeviceMeasure; readonly because: Exclusion }[];
  /** The system gets no updates and the machine can run none that does. */
  readonly hasNoSupportedSystem: boolean;
}

export interface OptionBasis {
  readonly prices: PriceList;
  readonly policy: PlanPolicy;
  readonly priorityPolicy: PriorityPolicy;
}

/** What can really be bought for a PC, and why the rest is not offered. Nothing that is not known is taken for absent. */
export function optionsOfDevice(valued: ValuedDevice, asset: AssetFacts, basis: OptionBasis): OptionsOfDevice {
  const { conditions } = valued.device;
  const hasNoSupportedSystem = isWithoutSupportedSystem(conditions);
  const ram = ramOf(valued, hasNoSupportedSystem, basis.policy);
  const ssd = ssdOf(valued, hasNoSupportedSystem);
  const replacement = replacementOf(valued, asset, hasNoSupportedSystem, basis);
  const isUnsure =
    conditions.some(({ code }) => code === 'end-of-support') &&
    conditions.some(({ code }) => code === 'windows-11-unknown');
  const notes: readonly OptionNote[] = isUnsure ? ['windows-11-unknown'] : [];
  const options: DeviceOption[] = [];
  const excluded: OptionsOfDevice['excluded'][number][] = [];
  const offer = (measure: DeviceMeasure, items: readonly PriceItem[], its: readonly OptionNote[]) => {
    const cost = priceOf(basis.prices, ...items);
    const minutes = recovered(valued, measure, basis.priorityPolicy);
    if (minutes < basis.policy.minutesMin) excluded.push({ measure, because: 'too-little-gain' });
    else options.push({ measure, items, cost, fund: fundOf(cost, basis.policy), minutes, notes: its });
  };
  for (const [measure, found] of [
    ['ram', ram],
    ['ssd', ssd],
  ] as const) {
    if ('because' in found) excluded.push({ measure, because: found.because });
    else offer(measure, [...found.items, 'labour'], notes);
  }
  if ('items' in ram && 'items' in ssd) offer('ram+ssd', [...ram.items, ...ssd.items, 'labour'], notes);
  if ('because' in replacement) excluded.push({ measure: 'replacement', because: replacement.because });
  else offer('replacement', replacement.items, replacement.notes);
  if (hasBadCable(conditions) || (valued.device.cutOff?.days ?? 0) > 0) offer('cable', ['cable'], []);
  if (conditions.some(({ code }) => code === 'unclean-stops')) offer('ups', ['ups-pc'], []);
  return { options, excluded, hasNoSupportedSystem };
}

/** By the likely price: parts below the limit of a fixed asset are running costs. */
export const fundOf = (cost: PriceRange, { assetFrom }: PlanPolicy): Fund =>
  cost.likely < assetFrom ? 'parts' : 'assets';

type Found = { readonly items: readonly PriceItem[] } | { readonly because: Exclusion };

function ramOf({ device }: ValuedDevice, hasNoSupportedSystem: boolean, policy: PlanPolicy): Found {
  if (device.facts.virtual) return { because: 'virtual' };
  if (hasNoSupportedSystem) return { because: 'no-supported-system' };
  const found = memoryModule(device.facts.memory, policy.memoryTargetGb[device.role], policy.memoryTypes);
  return 'because' in found ? found : { items: [found.item] };
}

/** Above so many used bytes a disk of 256 GB would be full again. */
const LARGE_FROM_BYTES = 180e9;

function ssdOf({ device }: ValuedDevice, hasNoSupportedSystem: boolean): Found {
  const { facts, conditions } = device;
  if (facts.virtual) return { because: 'virtual' };
  if (hasNoSupportedSystem) return { because: 'no-supported-system' };
  if (facts.systemDisk === undefined) return { because: 'system-disk-unknown' };
  const { device: name, kind } = facts.systemDisk;
  const isFailing = conditions.some(
    (one) => (one.code === 'disk-failing' || one.code === 'disk-at-risk') && one.parameters.disk === name,
  );
  if (kind === 'ssd' && !isFailing) return { because: 'system-disk-is-ssd' };
  const used = (facts.filesystems ?? []).reduce((sum, { totalBytes, freeBytes }) => sum + totalBytes - freeBytes, 0);
  return { items: [used > LARGE_FROM_BYTES ? 'ssd-512gb' : 'ssd-256gb'] };
}

function replacementOf(
  { device }: ValuedDevice,
  { isLifeOver, isWithinQuota }: AssetFacts,
  hasNoSupportedSystem: boolean,
  { prices, policy }: OptionBasis,
): { readonly items: readonly PriceItem[]; readonly notes: readonly OptionNote[] } | { readonly because: Exclusion } {
  const { facts, conditions, role } = device;
  if (facts.virtual) return { because: 'virtual' };
  if (role === 'server') return { because: 'server' };
  const isFailing = conditions.some(({ level, component }) => level === 'failing' && component !== 'disk');
  const isOldOrUnknown =
    conditions.some(({ code }) => code === 'old-processor') ||
    conditions.some((one) => one.code === 'fact-unknown' && one.parameters.fact === 'processor-age');
  if (policy.replaceOnlyOld && !isOldOrUnknown && !hasNoSupportedSystem && !isFailing) return { because: 'not-old' };
  if (isLifeOver === false && !isFailing) return { because: 'life-not-over' };
  if (isWithinQuota === false) return { because: 'outside-quota' };
  const item: PriceItem = role === 'office' ? 'pc-office' : 'pc-counter';
  const { likely, high } = withoutLicence(prices, item);
  if (likely > policy.replacementCeiling) {
    const isLicenceKnown = !prices.includesLicences || prices.licence !== undefined;
    return { because: isLicenceKnown ? 'above-ceiling' : 'above-ceiling-with-licence' };
  }
  const notes: OptionNote[] = prices.includesLicences ? [] : ['licence-not-included'];
  if (high > policy.replacementCeiling) notes.push('may-exceed-ceiling');
  return { items: [item], notes };
}

/** Memory and disk can be cured by what is offered; the rest that Windows 11 asks for can't. */
function isWithoutSupportedSystem(conditions: readonly Condition[]): boolean {
  if (!conditions.some(({ code }) => code === 'end-of-support')) return false;
  const ruledOut = conditions.find((one) => one.code === 'cannot-run-windows-11');
  return ruledOut !== undefined && ruledOut.parameters.because !== 'memory' && ruledOut.parameters.because !== 'disk';
}

function hasBadCable(conditions: readonly Condition[]): boolean {
  return conditions.some(
    (one) =>
      one.code === 'network-link-flapping' ||
      (one.code === 'network-link-slow' && one.parameters.pointsTo === 'cable') ||
      (one.code === 'network-errors' && (one.parameters.crcErrors ?? 0) > 0),
  );
}
