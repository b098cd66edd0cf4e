import { processorAdvice, processorAge } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';

/** Whether even the youngest processors of this model are old. A guest of a hypervisor has no processor of its own. */
export function oldProcessor(facts: DeviceFacts, now: number): readonly Condition[] {
  const { processor, virtual } = facts;
  if (virtual) return [];
  const years = yearsOf(facts);
  const thisYear = new Date(now).getUTCFullYear();
  // That a processor is at most so old as its firmware says nothing of one with young firmware: that may be an update.
  const isKnown = years !== undefined && (years.yearFrom !== undefined || isOld(thisYear - years.yearTo));
  if (!isKnown) {
    return [unknownFact(facts, 'processor-age', 'processor', { kinds: ['processor'], found: processor?.model })];
  }
  const age = thisYear - years.yearTo;
  if (!isOld(age)) return [];
  const level = age >= processorAdvice.veryOldFromYears ? 'at-risk' : 'ageing';
  return [condition('old-processor', level, 'processor', years)];
}

const isOld = (years: number): boolean => years >= processorAdvice.oldFromYears;

/** By name or numbers; else no younger than the firmware, which was written for a board with this processor in mind. */
function yearsOf({ processor, system }: DeviceFacts): ConditionParameters['old-processor'] | undefined {
  const age = processorAge(processor?.model, processor);
  if (age.known) {
    return { model: nameOf(processor?.model, age.generation), yearFrom: age.yearFrom, yearTo: age.yearTo };
  }
  const firmwareYear = Number(system?.firmwareDate?.slice(0, 4) ?? Number.NaN);
  if (Number.isNaN(firmwareYear)) return undefined;
  const model = age.because === 'not-given' ? '' : (processor?.model ?? '');
  return present<ConditionParameters['old-processor']>({ model, yearFrom: undefined, yearTo: firmwareYear });
}

/** A name that tells nothing (`Intel(R)`, a filler) is followed by what the numbers tell. */
function nameOf(model: string | undefined, generation: string): string {
  if (model === undefined) return generation;
  return processorAge(model).known ? model : `${model}, ${generation}`;
}
