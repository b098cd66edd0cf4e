import { sensor } from '../contract.ts';
import { flagValue, gauge } from '../metrics.ts';
import { chipInputs, uniquelyLabelled } from './hwmon.ts';
import { numberOf } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Most fans of one machine that are reported. */
const FANS_MAX = 20;
/** The fastest fans of servers turn at 25,000; what shows more is not connected. */
const RPM_MAX = 30_000;

/** How fast each fan turns that a monitoring chip knows. 0 may be a header without a fan. */
export const fan = sensor({
  name: 'fan',
  summary: 'How fast each fan turns that a monitoring chip knows; 0 may be a header without a fan.',
  targetLabel: 'fan',
  needs: ['files'],
  onWindows: 'unsupported there, for it is read from files of the Linux kernel alone',
  options: {},
  metrics: [
    gauge('rpm', 'count', { help: 'turns a minute', as: 'mach_device_fan_rpm', reduce: 'min' }),
    flagValue('alarm', { help: 'the chip says that the fan turns too slowly, or that its signal is bad' }),
  ],
  run: async ({ files }) => {
    const fans = uniquelyLabelled(await chipInputs(files, 'fan'));
    if (fans.length === 0) return nothingToRead('this machine shows no fan');
    const parts = fans.map(async ({ label, base }) => {
      const rpm = await numberOf(files, `${base}_input`);
      if (rpm === undefined || rpm < 0 || rpm > RPM_MAX) {
        return unreadPart(label, { ok: false, failure: 'bad-reply', detail: `shows ${rpm ?? 'no number'}` });
      }
      const told = [await numberOf(files, `${base}_alarm`), await numberOf(files, `${base}_fault`)];
      const known = told.filter((flag) => flag !== undefined);
      return part(label, { rpm, alarm: known.length === 0 ? undefined : known.includes(1) });
    });
    return atMost(await Promise.all(parts), FANS_MAX);
  },
});
