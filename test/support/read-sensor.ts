import { nodePorts } from '@mach/ports/node';
import { sensors } from '@mach/probes';

/** Run inside a network namespace: prints what the sensor that is named finds, as readings, with nobody who stays. */
const kind = process.argv[2] ?? '';
const sensor = sensors.find(({ name }) => name === kind);
if (sensor === undefined) throw new Error(`there is no sensor ${kind}`);
const collected = process.env['MACH_AGENT_COLLECTED'];
const ports = {
  ...nodePorts({ salt: 'test', roots: collected === undefined ? {} : { collected } }),
  host: {},
  localNetwork: { read: () => undefined },
};
const parts = await sensor.run(ports as never, {} as never, new AbortController().signal);
process.stdout.write(JSON.stringify(parts.map((part) => ({ kind, values: {}, ...part }))));
