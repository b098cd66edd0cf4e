import { createInterface } from 'node:readline';
import type { Result, SnmpRound } from '@mach/ports';
import { nodeClock, nodeHash } from '@mach/ports/node';
import { askDevice, snmpLimits, snmpProfiles } from '@mach/probes/snmp';
import { tellPeakAtEnd } from './adapters/child-peak.ts';
import { openSnmpSession } from './adapters/net-snmp.ts';
import type { SnmpQuestion, SnmpReply } from './snmp-wire.ts';

/** Every question may be sent twice, and version 3 asks for the device's name and for its time before. */
const DATAGRAM_LIMITS = { datagramsMax: 2 * snmpLimits.requestsMax, perQuestionMax: 6, strangeMax: 50 };

/**
 * The entry point of the SNMP child: a round over a device for each line on its standard input, and one line on its output for each that
 * is done. Ends when nobody asks any more and all is answered.
 */
tellPeakAtEnd();
const clock = nodeClock({});
for await (const line of createInterface({ input: process.stdin })) void answer(JSON.parse(line) as SnmpQuestion);

async function answer({ id, target, salt }: SnmpQuestion): Promise<void> {
  const reply: SnmpReply = { id, round: await round(target, salt) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

async function round(target: SnmpQuestion['target'], salt: string): Promise<Result<SnmpRound>> {
  const session = openSnmpSession(target, DATAGRAM_LIMITS);
  try {
    const { roundMs } = target;
    const { salted } = nodeHash(salt);
    const parts = { session, clock, limits: snmpLimits, profiles: snmpProfiles, hash: salted, roundMs };
    return await askDevice(parts, new AbortController().signal);
  } catch (error) {
    // One device's surprise must not end the rounds over the others.
    const detail = `a round by SNMP ended by surprise: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
    return { ok: false, failure: 'bad-reply', detail: detail.slice(0, 1_000) };
  } finally {
    session.close();
  }
}
