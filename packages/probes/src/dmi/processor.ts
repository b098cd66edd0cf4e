import { firmwareText } from '../sensors/firmware-text.ts';
import type { DmiStructure } from './report.ts';

/** The first processor of a board that is there. Numbers are those of CPUID, in decimals, as texts. */
export interface DmiProcessor {
  readonly model?: string;
  readonly vendor?: string;
  readonly family?: string;
  readonly modelNumber?: string;
  readonly stepping?: string;
}

const PROCESSOR = 4;

/** What the firmware says of the processor; nothing where it lists none that is there. */
export function dmiProcessor(structures: readonly DmiStructure[]): DmiProcessor | undefined {
  const found = structures.find(
    ({ type, fields }) => type === PROCESSOR && !/^unpopulated/i.test(fields.get('Status') ?? ''),
  );
  if (found === undefined) return undefined;
  const model = firmwareText(found.fields.get('Version'));
  const vendor = firmwareText(found.fields.get('Manufacturer'));
  const signature = /Family (\d+), Model (\d+), Stepping (\d+)/.exec(found.fields.get('Signature') ?? '');
  const [, family, modelNumber, stepping] = signature ?? [];
  return {
    ...(model === undefined ? {} : { model }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(family === undefined ? {} : { family }),
    ...(modelNumber === undefined ? {} : { modelNumber }),
    ...(stepping === undefined ? {} : { stepping }),
  };
}
