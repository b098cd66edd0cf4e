import type { Collector } from './app.ts';
import type { Config } from './config/schema.ts';
import { type InfluxPorts, startInfluxOutput } from './outputs/influx.ts';

/** Starts the outputs that the configuration names. Gives the function that stops them, what they hold written first. */
export async function startOutputs(
  outputs: Config['outputs'],
  collector: Collector,
  ports: InfluxPorts,
): Promise<() => Promise<void>> {
  if (outputs.influx === undefined) return async () => {};
  const influx = await startInfluxOutput(outputs.influx, collector, ports);
  return () => influx.stop();
}
