import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { lanQuality } from './lan-quality.ts';

const judged = (values: Values) => lanQuality(factsWith(read('local-network', values)));
const sound = { gatewayPackets: 430, gatewayLossRatio: 0, gatewayLossyTrains: 0, gatewayRttMs: 0.6 };

it.each<[string, Values, readonly string[]]>([
  ['a sound LAN', sound, []],
  ['1 % in many trains', { ...sound, gatewayLossRatio: 0.01, gatewayLossyTrains: 4 }, ['lan-loss ageing']],
  ['6 % in many trains', { ...sound, gatewayLossRatio: 0.06, gatewayLossyTrains: 12 }, ['lan-loss at-risk']],
  ['2 % in one bad minute', { ...sound, gatewayLossRatio: 0.02, gatewayLossyTrains: 1 }, []],
  ['a few packets', { ...sound, gatewayPackets: 50, gatewayLossRatio: 0.5, gatewayLossyTrains: 5 }, []],
  ['20 ms to the gateway', { ...sound, gatewayRttMs: 20 }, ['lan-delay ageing']],
  ['80 ms to the gateway', { ...sound, gatewayRttMs: 80 }, ['lan-delay at-risk']],
  ['a gateway that never answers', { gatewayPackets: 0, gatewayLossyTrains: 0 }, []],
])('%s', (_, values, expected) => {
  expect(judged(values).map(({ code, level }) => `${code} ${level}`)).toEqual(expected);
});
