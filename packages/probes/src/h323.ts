import { integer } from '@mach/wire';
import { probe } from './contract.ts';
import { isHost, noHost } from './target.ts';
import { connectionMetrics, connectionOptions, openAndClose } from './tcp.ts';

const options = {
  port: integer({ default: 1_720, min: 1, max: 65_535, help: 'TCP port of the call signalling' }),
  ...connectionOptions,
};

/**
 * Opens the signalling port of a video-conference room or bridge and closes it. The first message of H.323 (H.225.0) is a
 * SETUP, and a SETUP rings in the room: nothing is ever said.
 */
export const h323 = probe({
  name: 'h323',
  summary: 'Opens the H.323 signalling port of a video-conference room or bridge and closes it without a word.',
  standing: { meeting: ({ ok }) => (ok ? 'good' : 'bad') },
  needs: ['tcp'],
  options,
  metrics: connectionMetrics({
    as: 'mach_probe_h323_duration_seconds',
    family: 'Duration of opening the signalling port of H.323 by phase.',
  }),
  asksDevices: () => true,
  target: { help: 'a host name or an address', example: 'conference.example.vn' },
  run: async (io, target, { port, timeoutMs }, signal) =>
    isHost(target) ? openAndClose(io, { host: target, port, timeoutMs }, signal) : noHost(target),
});
