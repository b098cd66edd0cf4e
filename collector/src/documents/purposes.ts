import type { Purpose } from '@mach/messages';

/** To what end each kind of reading leaves a PC. A kind that is not here fails a test: nothing is sent without a reason. */
const KINDS_BY_PURPOSE: Readonly<Record<Purpose, readonly string[]>> = {
  where: [
    ...['ping', 'dns', 'tcp', 'http', 'tls', 'smtp', 'imap', 'ntp', 'captive', 'dns-compare', 'path', 'throughput'],
    ...['network', 'wifi', 'gateway', 'local-network', 'dhcp', 'wan', 'leases', 'conntrack', 'clock', 'still-slow'],
  ],
  meeting: ['stamp', 'stun', 'sip', 'h323', 'headroom'],
  what: ['system', 'os', 'processor', 'memory-module', 'memory-board', 'disk', 'network-card', 'boot-security'],
  failing: ['disk-health', 'temperature', 'fan', 'throttle', 'memory-errors', 'battery', 'ups', 'boots'],
  slow: ['cpu', 'memory', 'pressure', 'filesystem', 'disk-io', 'benchmark', 'slow-minutes'],
  equipment: [
    ...['rtsp', 'ipp', 'snmp-interface', 'snmp-processor', 'snmp-storage', 'snmp-sensor', 'snmp-printer'],
    ...['snmp-supply', 'snmp-tray', 'snmp-codec'],
  ],
  lan: ['neighbour', 'neighbours', 'snmp', 'snmp-neighbour', 'snmp-port-addresses'],
  signing: ['ocsp', 'tsa', 'port'],
  office: ['screen', 'peripherals'],
  agent: ['agent', 'gap'],
};

export const purposeOfKinds: ReadonlyMap<string, Purpose> = new Map(
  (Object.keys(KINDS_BY_PURPOSE) as Purpose[]).flatMap((purpose) =>
    KINDS_BY_PURPOSE[purpose].map((kind) => [kind, purpose] as const),
  ),
);
