import { toldKind } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';

/** The router's own way out, as the router itself knows it. */
export const wan = toldKind({
  name: 'wan',
  summary: 'Whether a router’s way out is connected, as its own agent tells it.',
  targetLabel: 'interface',
  turns: ['connected'],
  metrics: [
    flagValue('connected', {
      help: 'whether the router holds its way out for connected; what answers there, pings say',
      as: 'mach_device_wan_connected',
    }),
    fact('connectedMs', 'ms', {
      help: 'for how long it has been connected without a break',
      as: 'mach_device_wan_connected_seconds',
    }),
    textValue('protocol', {
      help: 'how it is connected, such as pppoe, dhcp or static',
      as: 'mach_device_wan_info',
      label: 'protocol',
      family: 'How a router is connected.',
    }),
    textValue('error', { help: 'what the router says of a failed attempt to connect' }),
  ],
});
