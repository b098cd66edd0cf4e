import type { Site } from '@mach/wire';
import { FOLD_LIMITS, type FoldLimits } from '../state/fold-limits.ts';
import { batch, DEVICE, enrolDevice, makeCollector, packed, reading, report } from './collector-fixture.ts';

type Readings = Record<string, unknown>;

export const HOUR_MS = 3_600_000;
/** The hash of a hardware address, as agents make it, for numbers. */
export const macHash = (number: number) => `${number.toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
export const GATEWAY_HASH = macHash(0xffff);

/** A neighbour as the probe tells it. */
export const neighbour = (number: number, values = {}, target = macHash(number)) =>
  reading({ address: `192.168.1.${number % 250}`, answersPing: true, ...values }, { kind: 'neighbour', target });

/** One look and the neighbours that it found, as readings of one report. */
export const look = (neighbours: readonly Readings[], values = {}): Readings[] => [
  reading(
    { ownAddress: '192.168.1.20', addressesPerSecond: 4, addressesAsked: 253, found: neighbours.length, ...values },
    { kind: 'neighbours', id: 'neighbours', target: 'own-network' },
  ),
  ...neighbours,
];

/** A site with one PC, its leader, and what sends its readings. */
export async function makeSite(isOn = true, fold: Partial<FoldLimits> = {}) {
  const made = await makeCollector({ fold: { ...FOLD_LIMITS, ...fold } });
  const { collector, machine } = made;
  await enrolDevice(collector, made.token);
  let seq = 0;
  const send = async (readings: readonly Record<string, unknown>[], device = DEVICE, secret?: string) => {
    const now = machine.program().clock.uptimeMs();
    const uptimeMs = now + 1_000;
    const content = batch(
      [report(++seq, { uptimeMs, readings: readings.map((each) => ({ ...each, uptimeMs: uptimeMs - 10 })) })],
      { device, sentUptimeMs: uptimeMs, sentAt: collector.now() },
    );
    const answer = await collector.receive(packed(content, device, secret));
    await collector.exclusive(async () => {});
    return answer;
  };
  const gateway = (ownAddress: string, more = {}) =>
    reading(
      { address: '192.168.1.1', macHash: GATEWAY_HASH, ownAddress, usualGateway: true, ...more },
      { kind: 'gateway' },
    );
  await send([gateway('192.168.1.20')]);
  const site = () => [...collector.state().registry.sites.values()][0] as Site;
  const switchTo = (on: boolean) =>
    collector.commit([{ type: 'site-added', site: { ...site(), discovery: { isOn: on, since: collector.now() } } }]);
  if (isOn) await switchTo(true);
  const seen = () => [...collector.state().registry.devices.values()].filter(({ coverage }) => coverage === 'seen');
  return { ...made, send, gateway, site, switchTo, seen };
}
