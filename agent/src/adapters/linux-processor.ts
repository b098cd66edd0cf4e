import type { MachineFacts } from '@mach/ports';
import type { DmiProcessor } from '@mach/probes';
import { namesIn, textOf } from './small-file.ts';

type Processor = NonNullable<MachineFacts['processor']>;

/** The processor as the kernel shows it. Texts that it does not tell are empty, as on ARM; numbers of which it tells nothing are 0. */
export function processorOf(proc: string, sys: string): Processor {
  const threads = textOf(`${proc}/cpuinfo`)
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('processor'));
  const said = (name: string) => threads[0]?.get(name) ?? '';
  const vendor = said('vendor_id');
  return {
    model: said('model name').replace(/\s+/g, ' '),
    vendor: VENDORS[vendor] ?? vendor,
    family: said('cpu family'),
    modelNumber: said('model'),
    stepping: said('stepping'),
    cores: coresOf(threads, sys),
    threads: threads.length,
  };
}

/** As makers call themselves; what is not listed keeps its name of CPUID. */
const VENDORS: Readonly<Record<string, string>> = { GenuineIntel: 'Intel', AuthenticAMD: 'AMD', HygonGenuine: 'Hygon' };

type Fields = ReadonlyMap<string, string>;

function fieldsOf(block: string): Fields {
  const lines = block.split('\n').map((line) => /^([^:]+?)\s*:\s*(.*?)\s*$/.exec(line) ?? []);
  return new Map(
    lines.flatMap(([, name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Threads that share a core name the same siblings. /proc/cpuinfo knows cores too, yet on some boards gives one number to
 * cores of two dies, and none at all on ARM; it is asked where /sys tells of other threads, or of none.
 */
function coresOf(threads: readonly Fields[], sys: string): number {
  const folder = `${sys}/devices/system/cpu`;
  const siblings = (namesIn(folder) ?? [])
    .filter((name) => /^cpu\d+$/.test(name))
    .map((name) => textOf(`${folder}/${name}/topology/thread_siblings_list`))
    // A processor that is switched off has no topology.
    .filter((list) => list !== '');
  if (siblings.length > 0 && siblings.length === threads.length) return new Set(siblings).size;
  const numbered = threads.filter((fields) => fields.has('core id'));
  if (numbered.length < threads.length) return 0;
  return new Set(numbered.map((fields) => `${fields.get('physical id')} ${fields.get('core id')}`)).size;
}

/** With what the firmware says in the place of what the kernel does not tell. */
export const completedBy = (shown: Processor, firmware: DmiProcessor | undefined): Processor => ({
  ...shown,
  model: shown.model || (firmware?.model ?? ''),
  vendor: shown.vendor || (firmware?.vendor ?? ''),
  family: shown.family || (firmware?.family ?? ''),
  modelNumber: shown.modelNumber || (firmware?.modelNumber ?? ''),
  stepping: shown.stepping || (firmware?.stepping ?? ''),
});
