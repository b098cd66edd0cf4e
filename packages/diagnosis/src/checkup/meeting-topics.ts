import type { Values } from '@mach/wire';
import { ValueReader } from '../facts/reading-index.ts';
import { present } from '../present.ts';
import type { CheckReading, CheckWish } from './check-terms.ts';
import { find, type Judged, notAsked, unknown } from './judged.ts';
import { isWished } from './wishes.ts';

/** Tasks that want a processor, for each processor, above which programs visibly wait. An assumption of 2026-11-22. */
const BUSY_LOAD_PER_CPU = 2;
/** Busier than this a processor has nothing left; a picture to be coded and decoded takes a fifth of an old one. Assumptions of 2026-11-26. */
const BUSY_RATIO = 0.9;
const MEETING_BUSY_RATIO = 0.8;
/** What a machine carries besides, from which on it takes away from a picture of 1080p on a line of 20 Mbit/s. An assumption of 2026-11-26. */
const HEAVY_BITS = { received: 8_000_000, sent: 2_000_000 } as const;

/** Trains of a few seconds; the packets by which a way is asked are none. */
const isTrain = ({ kind, values }: CheckReading): boolean => kind === 'stamp' && Number(values['sent'] ?? 0) !== 1;

/** Of a train as a meeting sends it. A way that is closed is told by the topics before it. */
export function videoTopic(readings: readonly CheckReading[]): Judged {
  const train = readings.find((reading) => isTrain(reading) && !reading.id?.startsWith('way.'));
  if (train === undefined) return notAsked;
  const values = new ValueReader(train.values);
  const fit = values.text('videoFit');
  if (!train.ok || fit === undefined) return unknown;
  const told = present<Values>({
    lossRatio: values.amount('lossRatio'),
    rttMedianMs: values.amount('rttMedianMs'),
    fit,
  });
  return fit === 'good' ? { light: 'good', values: told } : { light: 'warning', finding: 'video-poor', values: told };
}

/** What else goes through this machine's network cards: a download takes away from the picture. A trouble before a meeting alone. */
export function trafficTopic(readings: readonly CheckReading[], wish?: CheckWish): Judged {
  const found = find(readings, 'headroom');
  if (found === undefined) return notAsked;
  const told = new ValueReader(found.values);
  const [received, sent] = [told.amount('receivedBitsPerSecond'), told.amount('sentBitsPerSecond')];
  if (!found.ok || received === undefined || sent === undefined) return unknown;
  const values = { received, sent };
  const isHeavy = received > HEAVY_BITS.received || sent > HEAVY_BITS.sent;
  return isHeavy && isWished('traffic', wish)
    ? { light: 'warning', finding: 'traffic-heavy', values }
    : { light: 'good', values };
}

/** By what waits for a processor, where the system tells it; else by how busy it was over some seconds. A meeting needs some room. */
export function loadTopic(readings: readonly CheckReading[], wish?: CheckWish): Judged {
  const values = new ValueReader(find(readings, 'cpu')?.values ?? {});
  const [load, cpus] = [values.amount('load1'), values.positive('cpus')];
  const busyRatio = new ValueReader(find(readings, 'headroom')?.values ?? {}).amount('cpuBusyRatio');
  const isLoadKnown = load !== undefined && cpus !== undefined;
  if (!isLoadKnown && busyRatio === undefined) return unknown;
  const told = present<Values>({ load, cpus, busyRatio });
  const isQueueing = isLoadKnown && load / cpus > BUSY_LOAD_PER_CPU;
  const mostRatio = wish === 'meeting' ? MEETING_BUSY_RATIO : isLoadKnown ? 1 : BUSY_RATIO;
  return isQueueing || (busyRatio !== undefined && busyRatio > mostRatio)
    ? { light: 'warning', finding: 'processor-busy', values: told }
    : { light: 'good', values: told };
}
