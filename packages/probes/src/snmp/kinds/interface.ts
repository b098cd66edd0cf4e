import { toldKind } from '../../contract.ts';
import { counter, fact, textValue } from '../../metrics.ts';

const wrap = { bits: 'counterBits', countedMs: 'countedMs', megabits: 'highSpeed' };

/** A port of a switch, router or other device (IF-MIB, EtherLike-MIB). The exposed names are the MIBs', as snmp_exporter has them. */
export const snmpInterface = toldKind({
  name: 'snmp-interface',
  summary: 'A network port of a device that was asked by SNMP.',
  targetLabel: 'ifName',
  metrics: [
    fact('type', 'none', { help: 'IANA ifType: 6 Ethernet, 71 Wi-Fi, 23 PPP, 97 VDSL', as: 'ifType' }),
    fact('adminStatus', 'none', { help: 'state that is wanted: 1 on, 2 off, 3 testing', as: 'ifAdminStatus' }),
    fact('operStatus', 'none', {
      help: 'state that it has: 1 up, 2 down, 3 testing, 4 unknown, 5 dormant, 6 not present, 7 lower layer down',
      as: 'ifOperStatus',
    }),
    fact('highSpeed', 'none', { help: 'speed of the port, in megabits a second', as: 'ifHighSpeed' }),
    textValue('duplex', { help: 'full, half or unknown' }),
    counter('inOctets', 'none', { help: 'bytes that came in', as: 'ifHCInOctets', wrap }),
    counter('outOctets', 'none', { help: 'bytes that went out', as: 'ifHCOutOctets', wrap }),
    counter('inErrors', 'none', { help: 'packets that came in broken', as: 'ifInErrors' }),
    counter('outErrors', 'none', { help: 'packets that could not be sent because of errors', as: 'ifOutErrors' }),
    counter('inDiscards', 'none', { help: 'packets that came in and were thrown away', as: 'ifInDiscards' }),
    counter('outDiscards', 'none', { help: 'packets that were to go out and were thrown away', as: 'ifOutDiscards' }),
    counter('fcsErrors', 'none', {
      help: 'frames with a wrong check sum: a bad cable, plug or port',
      as: 'dot3StatsFCSErrors',
    }),
    fact('counterBits', 'none', {
      help: 'size of the counters of bytes: 32 where the device has no larger ones; they begin anew after 4 GiB, and on a fast port more than once between two readings',
    }),
    fact('countedMs', 'ms', { help: 'time since the counters were at 0 by a restart of the device’s SNMP' }),
  ],
});
