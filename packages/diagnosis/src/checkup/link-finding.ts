import { duplicateAddress } from '../conditions/duplicate-address.ts';
import { lanQuality } from '../conditions/lan-quality.ts';
import { networkLinkSlow } from '../conditions/network-link-slow.ts';
import { secondDhcpServer } from '../conditions/second-dhcp-server.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import type { ValueReader } from '../facts/reading-index.ts';
import type { CheckTopic } from './check-terms.ts';

/**
 * What is wrong on the way from this PC to its gateway although the gateway is there: judged by the rules that judge the device at the
 * province. What disturbs most comes first. A card that can do no more than it does is nothing to mend here.
 */
export function linkFinding(facts: DeviceFacts, ping: ValueReader): Pick<CheckTopic, 'finding' | 'values'> | undefined {
  for (const found of duplicateAddress(facts)) return { finding: 'address-conflict', values: found.parameters };
  for (const found of secondDhcpServer(facts)) return { finding: 'second-dhcp-server', values: found.parameters };
  for (const found of lanQuality(facts)) {
    if (found.code === 'lan-loss') return { finding: 'lan-loss', values: found.parameters };
  }
  const lost = lossOf(ping);
  if (lost !== undefined) return { finding: 'lan-loss', values: lost };
  for (const found of networkLinkSlow(facts)) {
    if (found.code !== 'network-link-slow' || !isOnTheWay(facts, found.parameters.interface)) continue;
    // 100 Mbit/s of a card that may be able to do no more is no reason to look for a bad cable.
    if (found.level === 'at-risk' || found.parameters.cardMbps !== undefined) {
      return { finding: 'network-link-slow', values: found.parameters };
    }
  }
  return undefined;
}

function isOnTheWay({ localNetwork: { gateway } }: DeviceFacts, name: string): boolean {
  return gateway?.interface === undefined || gateway.interface === name;
}

/** Of one train. A packet of ten may be lost by chance, and a train that nothing answered says nothing. */
function lossOf(ping: ValueReader): { readonly lossRatio: number; readonly packets: number } | undefined {
  const packets = ping.amount('sent') ?? 0;
  const received = ping.amount('received') ?? 0;
  const lossRatio = 1 - received / Math.max(1, packets);
  const isLossy = packets >= TRAIN_MIN && received > 0 && lossRatio >= TRAIN_LOSS_RATIO;
  return isLossy ? { lossRatio, packets } : undefined;
}

/** Assumptions of 2026-11-26. */
const TRAIN_MIN = 10;
const TRAIN_LOSS_RATIO = 0.2;
