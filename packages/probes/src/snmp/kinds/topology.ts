import { toldKind } from '../../contract.ts';
import { gauge, textValue } from '../../metrics.ts';

export const snmpNeighbour = toldKind({
  name: 'snmp-neighbour',
  summary: 'A neighbour that a device hears by LLDP.',
  targetLabel: 'port',
  metrics: [
    textValue('chassisHash', { help: 'first 12 digits of the salted hash of the neighbour’s MAC address' }),
    textValue('portHash', { help: 'the same of its port' }),
    textValue('port', { help: 'name of its port' }),
    textValue('capabilities', { help: 'what it is: bridge, router, access-point, telephone, station' }),
  ],
});

export const snmpPortAddresses = toldKind({
  name: 'snmp-port-addresses',
  summary: 'How many addresses a device knows behind one of its ports.',
  targetLabel: 'port',
  metrics: [
    gauge('addresses', 'count', {
      help: 'MAC addresses that a switch has learned there',
      as: 'mach_device_port_addresses',
      reduce: 'last',
    }),
    textValue('addressHashes', {
      help: 'the first 12 digits of the salted hash of each, sorted, apart by spaces; at most 64',
    }),
    gauge('arpAddresses', 'count', {
      help: 'IPv4 addresses with a known MAC address that a router has there',
      as: 'mach_device_port_arp_addresses',
      reduce: 'last',
    }),
  ],
});
