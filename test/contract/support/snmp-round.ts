import { type Poll, type PolledOutcome, polls } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { snmpChildProcess } from '../../../agent/src/adapters/snmp-child-process.ts';
import { agentLimits } from '../../../agent/src/limits.ts';
import { realPorts } from './run-probe.ts';

type Given = Readonly<Record<string, string | number>>;

/** Asks a device as the agent does, through its child. */
export function createAsking(limits: Partial<typeof agentLimits.snmp> = {}, program?: string) {
  const snmp = snmpChildProcess('salt of a test', { ...agentLimits.snmp, ...limits }, program);
  const poll = polls.find(({ name }) => name === 'snmp') as Poll;
  return (
    given: Given,
    address = '127.0.0.1',
    signal = new AbortController().signal,
  ): Promise<readonly PolledOutcome[]> => {
    const options = checkOptions(poll.options, given);
    if (!options.ok) throw new Error(JSON.stringify(options.problems));
    return poll.run({ ...realPorts(), snmp }, address, options.values, signal);
  };
}
