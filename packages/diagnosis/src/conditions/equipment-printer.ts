import { equipmentAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { PRINTER_STOPS } from './printer-stops.ts';

/** A printer that prints nothing, with all that it says. Some paper in one tray is paper. */
export function printerStopped({ equipment }: DeviceFacts): readonly Condition[] {
  const printer = equipment?.printer;
  if (printer === undefined) return [];
  const { reasons, trays, emptyTrays } = printer;
  const isEmpty = trays > 0 && emptyTrays.length === trays;
  const hasPaper = trays > emptyTrays.length;
  const found = PRINTER_STOPS.filter((stop) =>
    stop === 'no-paper' ? isEmpty || (reasons.includes(stop) && !hasPaper) : reasons.includes(stop),
  );
  const [first] = found;
  if (first === undefined) return [];
  return [condition('printer-stopped', 'failing', 'printer', { because: first, reasons: found.join(' ') })];
}

/** Toner, ink, drums that are nearly used up, and waste containers that are nearly full. */
export function printerSupplyLow({ equipment }: DeviceFacts): readonly Condition[] {
  const { lowUpToRatio, emptyUpToRatio } = equipmentAdvice.supply;
  const printer = equipment?.printer;
  const low = (printer?.supplies ?? []).flatMap(({ supply, kind, levelRatio }) => {
    if (levelRatio === undefined || levelRatio > lowUpToRatio) return [];
    const level = levelRatio <= emptyUpToRatio ? 'at-risk' : 'ageing';
    const parameters = present<ConditionParameters['printer-supply-low']>({ supply, kind, levelRatio });
    return [condition('printer-supply-low', level, 'printer', parameters)];
  });
  if (low.length > 0 || printer?.reasons.includes('low-toner') !== true) return low;
  // It says so without saying of which, or how much.
  return [condition('printer-supply-low', 'ageing', 'printer', { supply: '', kind: 'toner' })];
}
