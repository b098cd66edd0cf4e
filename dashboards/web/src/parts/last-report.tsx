import type { DeviceRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { isToldByDay } from '../views/pc.ts';
import { Age } from './age.tsx';

/** When a device last reported: of a PC that is silent the day, which is all that is told of it. */
export function LastReport({ device }: { readonly device: DeviceRow }) {
  const { format } = useSpoken();
  const { lastReportAt } = device;
  if (lastReportAt === undefined || !isToldByDay(device)) return <Age at={lastReportAt} />;
  return <span>{format.date(lastReportAt)}</span>;
}
