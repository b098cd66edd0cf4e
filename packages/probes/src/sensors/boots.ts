import { sensor } from '../contract.ts';
import { counter, fact } from '../metrics.ts';
import { nothingToRead, part } from './part.ts';

const stops = (value: string, how: string, help: string) =>
  counter(value, 'count', {
    help,
    as: 'mach_device_stops_total',
    labels: { how },
    family: 'Stops of the machine by how it stopped.',
  });
const recent = (value: string, what: string) =>
  fact(value, 'count', { help: `${what}, old boots fading out over some twenty` });

/** How the machine was started and stopped, and whether its clock kept the date meanwhile. */
export const boots = sensor({
  name: 'boots',
  summary: 'How the machine was started and stopped, and whether its clock kept the date meanwhile.',
  needs: ['boots'],
  turns: ['cleanStops', 'uncleanStops', 'crashes'],
  onWindows:
    'stops by the System log (events 41, 6008 and 27 by their numbers, a crash by the code in 41), once a day; without a boot duration where Fast Startup resumed an image; never run on a real PC',
  options: {},
  metrics: [
    stops('cleanStops', 'clean', 'boots that ended with a shutdown'),
    stops('uncleanStops', 'unclean', 'boots that ended without a shutdown'),
    stops(
      'crashes',
      'crash',
      'boots that ended with a crash of the system, where it keeps a record of one; they are not among those without a shutdown',
    ),
    counter('clockLosses', 'count', {
      help: 'boots at whose start the clock had lost the date',
      as: 'mach_device_clock_losses_total',
    }),
    recent('recentStops', 'stops'),
    recent('recentUncleanStops', 'stops without a shutdown'),
    recent('recentCrashes', 'crashes'),
    recent('recentClockLosses', 'starts with a lost date'),
    fact('bootDurationMs', 'ms', {
      help: 'time from the start of the kernel until the agent ran',
      as: 'mach_device_boot_duration_seconds',
    }),
  ],
  run: async (io) => {
    const counts = io.boots.read();
    return counts === undefined
      ? nothingToRead('only an agent that stays counts boots')
      : [part(undefined, { ...counts })];
  },
});
