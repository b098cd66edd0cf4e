import { toldKind } from '../contract.ts';
import { flagValue } from '../metrics.ts';

/** Most routers have no clock of their own: until a time server has answered they are decades back. */
export const clock = toldKind({
  name: 'clock',
  summary: 'Whether a router’s clock has been set since it was started.',
  metrics: [
    flagValue('isSet', {
      help: 'whether the clock is later than the agent’s own version, and so has been set',
      as: 'mach_device_clock_set',
    }),
  ],
});
