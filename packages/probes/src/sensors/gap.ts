import { sensor } from '../contract.ts';
import { fact, textValue } from '../metrics.ts';
import { atMost, part } from './part.ts';

/** Days and reasons told at once; the latest ones. */
const GAPS_MAX = 60;

/** Reports of this device that never come whole, by day and reason: what the spool had no room for, and what was refused. */
export const gap = sensor({
  name: 'gap',
  summary: 'Reports that never come whole, by day and reason: what the spool had no room for, and what was refused.',
  needs: ['self'],
  onWindows: 'the same: it is read from the agent’s own spool; tried under Wine, never run on a real PC',
  targetLabel: 'gap',
  options: {},
  metrics: [
    textValue('day', { help: 'the day in Vietnam on which they were made, yyyy-MM-dd; absent where it is not known' }),
    textValue('reason', {
      help: 'no-room: their readings gave room for newer ones; too-old: they waited too many days; refused, unreadable: the collector decided so; in-memory: the disk took nothing, and the program ended while they waited in memory',
    }),
    fact('reports', 'count', {
      help: 'reports that are missing for this reason',
      as: 'mach_agent_missing_reports',
    }),
  ],
  run: async (io) => {
    const lost = io.self.lost();
    const parts = lost.map(({ day, reason, reports }) => part(`${day ?? '?'} ${reason}`, { day, reason, reports }));
    return atMost(parts, GAPS_MAX);
  },
});
