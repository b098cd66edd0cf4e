import { sensor } from '../contract.ts';
import { lastLook } from '../lan/last-look.ts';
import { fact, gauge } from '../metrics.ts';
import { defaultGateway } from './gateway.ts';
import { nothingToRead, part } from './part.ts';

const fading = 'lately, old ones fading out over an hour or two';

/** How good the way to the gateway has been lately, and whether several devices claim one address. */
export const localNetwork = sensor({
  name: 'local-network',
  summary:
    'How good the way to the default gateway has been lately, and whether several devices answer for one address (the latter as `mach-agent collect-lan` left it, on Linux alone).',
  needs: ['files', 'clock', 'localNetwork'],
  onWindows: 'without who answers for an address; never run on a real PC',
  options: {},
  metrics: [
    fact('gatewayPackets', 'count', { help: `echo requests to the gateway ${fading}` }),
    gauge('gatewayLossRatio', 'ratio', {
      help: `share of them without a reply; trains that nothing answered are left out`,
      as: 'mach_device_gateway_loss_ratio',
      reduce: 'last',
    }),
    fact('gatewayLossyTrains', 'count', { help: `trains of them that lost some packets, ${fading}` }),
    gauge('gatewayRttMs', 'ms', {
      help: `mean of the median round trips ${fading}`,
      as: 'mach_device_gateway_rtt_seconds',
      reduce: 'last',
    }),
    fact('gatewayReturns', 'count', {
      help: 'how often in the last hour the gateway’s address went back to hardware that it had left: two devices have it',
      as: 'mach_device_gateway_hardware_returns',
    }),
    fact('gatewayOwners', 'count', {
      help: 'devices that answered for the gateway’s address when they were asked',
      as: 'mach_device_gateway_owners',
    }),
    fact('ownAddressOthers', 'count', {
      help: 'other devices that answered for this machine’s address when they were asked',
      as: 'mach_device_own_address_others',
    }),
    gauge('ageMs', 'ms', { help: 'how long ago they were asked', reduce: 'last' }),
  ],
  run: async (io) => {
    const facts = io.localNetwork.read();
    const routes = await io.files.readText('/proc/net/route');
    const look = await lastLook(io, routes.ok ? defaultGateway(routes.value)?.address : undefined);
    if (facts === undefined && !look.ok) return nothingToRead(look.detail);
    const asked = look.ok && {
      gatewayOwners: look.value.gatewayOwners.length,
      ownAddressOthers: look.value.ownAddressOthers.length,
      ageMs: look.value.ageMs,
    };
    return [part(undefined, { ...facts, ...asked })];
  },
});
