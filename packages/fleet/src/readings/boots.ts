import type { Reading } from '@mach/wire';
import { stopsBefore } from '../presence.ts';
import { good, type Moment } from './moment.ts';

/** Made clocks keep their dates. */
export function bootReadings(moment: Moment): Reading[] {
  const { clean, unclean } = stopsBefore(moment.device, moment.faults, moment.bootWall);
  return [good(moment, 'boots', { cleanStops: clean, uncleanStops: unclean, clockLosses: 0 })];
}
