import { amdRules } from './amd.ts';
import { amdNumbers } from './amd-numbers.ts';
import { type NumberRow, type ProcessorNumbers, rowOfNumbers } from './by-number.ts';
import { intelCoreRules } from './intel-core.ts';
import { intelNumbers } from './intel-numbers.ts';
import { intelOtherRules } from './intel-other.ts';
import type { ProcessorRule, YearSource } from './rule.ts';

/** When processors of a model came out: between two years, both included. Not when this one was bought. */
export type ProcessorAge =
  | {
      readonly known: true;
      readonly yearFrom: number;
      readonly yearTo: number;
      readonly generation: string;
      readonly source: YearSource;
    }
  /** `virtual`: the name is that of a hypervisor's processor, which has no age. */
  | { readonly known: false; readonly because: 'not-given' | 'virtual' | 'not-in-table' };

/**
 * Reads the age from the model string as the processor or the firmware gives it, or with signs for its marks, and where that says nothing from the
 * numbers of CPUID: a generation there spans more years. What neither knows is unknown. The name of a hypervisor's
 * processor stands against all numbers.
 */
export function processorAge(model: string | undefined, numbers: ProcessorNumbers = {}): ProcessorAge {
  const name = (model ?? '').replaceAll('®', '(R)').replaceAll('™', '(TM)').replace(/\s+/g, ' ').trim();
  const isGiven = name !== '' && !NOT_GIVEN.test(name);
  if (isGiven && VIRTUAL.test(name)) return { known: false, because: 'virtual' };
  const byName = isGiven ? rulesFor(name).find(({ pattern }) => pattern.test(name)) : undefined;
  const row = byName ?? rowOfNumbers(processorNumberRows, numbers);
  if (row === undefined) return { known: false, because: isGiven ? 'not-in-table' : 'not-given' };
  const { yearFrom, yearTo, generation, source } = row;
  return { known: true, yearFrom, yearTo, generation, source };
}

/** All rules, for tests and for whoever wants to see them. */
export const processorRules: readonly ProcessorRule[] = [...intelCoreRules, ...intelOtherRules, ...amdRules];

/** The same of the table by numbers. */
export const processorNumberRows: readonly NumberRow[] = [...intelNumbers, ...amdNumbers];

const amdName = /\bAMD\b|Ryzen|Athlon|Phenom|Sempron|Turion|Opteron|EPYC/i;
const intelName = /Intel|Pentium|Celeron|Xeon|\bAtom\b|\bCore\b/i;

function rulesFor(name: string): readonly ProcessorRule[] {
  if (amdName.test(name)) return amdRules;
  return intelName.test(name) ? [...intelCoreRules, ...intelOtherRules] : [];
}

/** What firmware says that was never filled in. */
const NOT_GIVEN =
  /not specified|to be filled|model unknown|^(?:cpu version|intel(?:\(r\))?|amd|cpu|unknown|none|n\/a)$/i;
/** EPYC-Rome, Xeon Processor (Skylake, IBRS), QEMU Virtual CPU: models of hypervisors, without a number of their own. */
const VIRTUAL =
  /QEMU|KVM|Virtual|Bochs|VMware|pc-i440fx|pc-q35|EPYC(?:-\w+)? Processor|Xeon\(?R?\)? (?:Processor|CPU)(?: \(| @|$)|Intel Core Processor \(/i;
