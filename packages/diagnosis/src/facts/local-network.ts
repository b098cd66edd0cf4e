import { present } from '../present.ts';
import type { LocalNetworkFacts, WifiFacts } from './device-facts.ts';
import type { ReadingIndex } from './reading-index.ts';

export function wifiOf(index: ReadingIndex): readonly WifiFacts[] | undefined {
  const cards = index.read('wifi');
  if (cards.length === 0) return undefined;
  return cards.map(({ target, values }) => {
    const signalDbm = values.number('signalDbm');
    const rates = ['receiveMbps', 'sendMbps'].flatMap((name) => values.positive(name) ?? []);
    return present<WifiFacts>({
      name: target,
      signalDbm: signalDbm !== undefined && signalDbm < 0 ? signalDbm : undefined,
      rateMbps: rates.length === 0 ? undefined : Math.min(...rates),
    });
  });
}

export function localNetworkOf(index: ReadingIndex): LocalNetworkFacts {
  const gateway = index.whole('gateway');
  const address = gateway?.text('address');
  const lately = index.whole('local-network');
  return present<LocalNetworkFacts>({
    gateway:
      address === undefined
        ? undefined
        : present<NonNullable<LocalNetworkFacts['gateway']>>({ address, interface: gateway?.text('interface') }),
    ownAddress: gateway?.text('ownAddress'),
    toGateway: toGatewayOf(index),
    gatewayReturns: lately?.amount('gatewayReturns'),
    gatewayOwners: lately?.amount('gatewayOwners'),
    ownAddressOthers: lately?.amount('ownAddressOthers'),
    dhcpServers: dhcpServersOf(index),
    secondHop: secondHopOf(index),
  });
}

function toGatewayOf(index: ReadingIndex): LocalNetworkFacts['toGateway'] {
  const values = index.whole('local-network');
  const packets = values?.positive('gatewayPackets');
  if (packets === undefined) return undefined;
  return present<NonNullable<LocalNetworkFacts['toGateway']>>({
    packets,
    lossyTrains: values?.amount('gatewayLossyTrains') ?? 0,
    lossRatio: values?.amount('gatewayLossRatio'),
    rttMs: values?.amount('gatewayRttMs'),
  });
}

/** The server of the own lease is no witness that it answers now. */
function dhcpServersOf(index: ReadingIndex): LocalNetworkFacts['dhcpServers'] {
  const asked = index.read('dhcp').filter(({ values }) => values.flag('answered') === true);
  if (asked.length === 0) return undefined;
  return asked.map(({ target, values }) =>
    present<NonNullable<LocalNetworkFacts['dhcpServers']>[number]>({
      address: target,
      router: values.text('router'),
      macHash: values.text('macHash'),
    }),
  );
}

/** A way that never leaves private networks is the province's own, and says nothing of the line. */
function secondHopOf(index: ReadingIndex): LocalNetworkFacts['secondHop'] {
  const paths = index.read('path').filter(({ values }) => values.flag('leavesPrivate') === true);
  const hops = paths.flatMap(
    ({ values }) => values.choice('secondHop', ['public', 'office', 'private', 'carrier']) ?? [],
  );
  return hops[0];
}
