import type { LatestReading } from '@mach/wire';
import { present } from '../present.ts';
import { type ReadingIndex, ValueReader } from './reading-index.ts';

/** A UPS as it was last read, at a PC's cable or by SNMP. What it did not say is absent. */
export interface UpsFacts {
  readonly ups: string;
  readonly isOnBattery?: boolean;
  readonly chargeRatio?: number;
  readonly runtimeMs?: number;
  readonly loadRatio?: number;
  readonly isOverloaded?: boolean;
  readonly wantsBattery?: boolean;
  readonly testFailed?: boolean;
}

export function upsOf(index: ReadingIndex): readonly UpsFacts[] | undefined {
  const all = index.parts('ups').filter(({ ok }) => ok);
  // A PC at whose cables no UPS was seen says so in a reading without a name: those that it named before are gone.
  const goneAt = all.find(({ target, values }) => target === undefined && values['present'] === false)?.at ?? 0;
  const found = all.flatMap((reading) =>
    reading.target !== undefined && reading.at > goneAt ? [factsOf(reading)] : [],
  );
  return found.length === 0 ? undefined : found;
}

function factsOf({ target: ups = '', values: told }: LatestReading): UpsFacts {
  const values = new ValueReader(told);
  return present<UpsFacts>({
    ups,
    isOnBattery: values.flag('onBattery'),
    chargeRatio: values.amount('chargeRatio'),
    runtimeMs: values.amount('runtimeMs'),
    loadRatio: values.amount('loadRatio'),
    isOverloaded: values.flag('overloaded'),
    wantsBattery: values.flag('replaceBattery'),
    testFailed: values.flag('testFailed'),
  });
}
