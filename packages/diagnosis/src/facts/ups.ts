import { present } from '../present.ts';
import type { ReadingIndex } from './reading-index.ts';

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
  const found = index.read('ups').map(({ target: ups, values }) =>
    present<UpsFacts>({
      ups,
      isOnBattery: values.flag('onBattery'),
      chargeRatio: values.amount('chargeRatio'),
      runtimeMs: values.amount('runtimeMs'),
      loadRatio: values.amount('loadRatio'),
      isOverloaded: values.flag('overloaded'),
      wantsBattery: values.flag('replaceBattery'),
      testFailed: values.flag('testFailed'),
    }),
  );
  return found.length === 0 ? undefined : found;
}
