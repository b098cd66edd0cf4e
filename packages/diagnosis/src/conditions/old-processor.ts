import { processorAdvice, processorAge } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { unknownFact } from './unknown-fact.ts';

/** Whether even the youngest processors of this model are old. A guest of a hypervisor has no processor of its own. */
export function oldProcessor(facts: DeviceFacts, now: number): readonly Condition[] {
  const { processor, virtual } = facts;
  if (virtual) return [];
  const age = processorAge(processor?.model, processor);
  if (!age.known) {
    return [unknownFact(facts, 'processor-age', 'processor', { kinds: ['processor'], found: processor?.model })];
  }
  const years = new Date(now).getUTCFullYear() - age.yearTo;
  if (years < processorAdvice.oldFromYears) return [];
  const level = years >= processorAdvice.veryOldFromYears ? 'at-risk' : 'ageing';
  const { yearFrom, yearTo } = age;
  return [
    condition('old-processor', level, 'processor', {
      model: nameOf(processor?.model, age.generation),
      yearFrom,
      yearTo,
    }),
  ];
}

/** A name that tells nothing (`Intel(R)`, a filler) is followed by what the numbers tell. */
function nameOf(model: string | undefined, generation: string): string {
  if (model === undefined) return generation;
  return processorAge(model).known ? model : `${model}, ${generation}`;
}
