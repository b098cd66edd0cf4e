import { toldKind } from '../contract.ts';
import { gauge } from '../metrics.ts';

/** How many addresses a router has given out: who has them is never told. */
export const leases = toldKind({
  name: 'leases',
  summary: 'How many addresses a router has given out by DHCP, and never to whom.',
  metrics: [
    gauge('leases', 'count', {
      help: 'addresses that are given out and have not run out',
      as: 'mach_device_dhcp_leases',
      reduce: 'last',
    }),
  ],
});
