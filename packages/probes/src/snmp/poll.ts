import type { SnmpRound, SnmpTarget } from '@mach/ports';
import type { MetricSpec } from '@mach/wire';
import { type PolledOutcome, poll } from '../contract.ts';
import { fact, gauge, textValue } from '../metrics.ts';
import { credentialsOf } from './credentials.ts';
import { options } from './options.ts';
import { silenceInWords } from './silence.ts';

const info = { as: 'mach_device_equipment_info', family: 'What a device that runs no agent is, as it says by SNMP.' };

const metrics: readonly MetricSpec[] = [
  textValue('deviceKind', {
    help: 'router, switch, access-point, printer, scanner, ups, codec, camera, server, or other where no profile fits',
    ...info,
    label: 'kind',
  }),
  textValue('maker', { help: 'its maker', ...info, label: 'maker' }),
  textValue('model', { help: 'its model', ...info, label: 'model' }),
  textValue('firmware', { help: 'version of its firmware', ...info, label: 'firmware' }),
  textValue('objectId', { help: 'sysObjectID (RFC 3418), by which its maker tells it from others' }),
  textValue('ownHashes', {
    help: 'first 12 digits of the salted hash of each hardware address of its own, sorted, apart by spaces; at most 64',
  }),
  fact('uptimeMs', 'ms', {
    help: 'time since it started, or since its SNMP did; begins anew after 497 days',
    as: 'mach_device_equipment_uptime_seconds',
  }),
  gauge('objects', 'count', { help: 'objects that were read', as: 'mach_probe_snmp_objects', reduce: 'last' }),
  gauge('requests', 'count', {
    help: 'datagrams that were sent for them',
    as: 'mach_probe_snmp_requests',
    reduce: 'last',
  }),
  textValue('incomplete', { help: 'what was cut off or given up, in words; absent where all was read' }),
];

/** Half a minute is the runner's margin, so that a child that hangs is ended before the check is given up. */
const MARGIN_MS = 5_000;

/** Asks one device for all that it tells by SNMP, in one round. It only reads: nothing on the device can change by it. */
export const snmp = poll({
  name: 'snmp',
  summary: 'Asks a router, switch, printer, UPS, codec for all that it tells by SNMP, reading only.',
  needs: ['snmp', 'icmp', 'files'],
  options,
  metrics,
  asksDevices: () => true,
  target: { help: 'an IPv4 address, or gateway', example: '192.168.1.1' },
  longestMs: ({ roundMs }) => roundMs + MARGIN_MS,
  run: async (io, target, given, signal) => {
    const credentials = credentialsOf(given);
    if (!credentials.ok) return [credentials];
    if (!IPV4.test(target)) {
      return [{ ok: false, failure: 'unsupported', detail: `"${target}" is no IPv4 address such as 192.168.1.1` }];
    }
    const { port, timeoutMs, roundMs } = given;
    const asked: SnmpTarget = { address: target, port, credentials: credentials.value, timeoutMs, roundMs };
    const round = await io.snmp.round(asked, signal);
    if (round.ok) return told(round.value);
    if (round.failure !== 'timeout') return [round];
    return [{ ...round, detail: await silenceInWords(io, asked, round.detail, signal) }];
  },
});

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

function told({ device, parts, objects, requests, incomplete }: SnmpRound): readonly PolledOutcome[] {
  const values = {
    ...device,
    objects,
    requests,
    ...(incomplete.length > 0 && { incomplete: incomplete.join('; ') }),
  };
  return [{ ok: true, values }, ...parts];
}
