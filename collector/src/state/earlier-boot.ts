import type { Batch, Report } from '@mach/wire';
import type { FoldedTelemetry } from './mutable-state.ts';

type Sent = Pick<Batch, 'bootId' | 'epoch' | 'sentAt' | 'sentUptimeMs'>;

/** A request lies on its way no longer than this, at a proxy or a collector that has much to do. */
const ON_ITS_WAY_MS_MAX = 5 * 60_000;
/** A clock that moved by less was not set: the line was thin. */
const CLOCK_SET_MS = 30_000;
const SETTINGS_REMEMBERED_MAX = 4;

/**
 * Whether a request lay on its way until a later boot had sent: by the device's clock it was sent before the present boot began. Of a boot
 * that is known, shortly before: a second computer with a copied identity goes on sending. Of one that the collector no longer
 * knows, since its journal was restored, also by its uptime, or by smaller numbers than one that is known: an image that was put back has
 * small numbers again, and a clock whose battery is dead begins anew at each boot.
 */
export function isOfEarlierBoot(
  {
    boots,
    newest,
    bootedAt,
    bootedByClock,
    bootId: present,
  }: Pick<FoldedTelemetry, 'boots' | 'newest' | 'bootedAt' | 'bootedByClock' | 'bootId'>,
  { bootId, epoch, sentAt, sentUptimeMs }: Sent,
  reports: readonly Report[],
  receivedAt: number,
): boolean {
  if (bootId === present) return false;
  const isShortlyBefore = bootedByClock.some((began) => began > sentAt && began - sentAt <= ON_ITS_WAY_MS_MAX);
  if (boots.includes(bootId)) return isShortlyBefore;
  // However long it was on its way, its boot began no later than this.
  if (isShortlyBefore && receivedAt - sentUptimeMs < bootedAt) return true;
  if (sentAt >= (bootedByClock.at(-1) ?? 0) || newest?.epoch !== epoch) return false;
  return reports.some((report) => (report.bootId ?? bootId) === bootId && report.seq < newest.seq);
}

/**
 * When the boot of a batch began, by the device's own clock in each way that it went: as it did in the boot before, and as it was set since;
 * the present way last. Who sent before that boot may have gone by any of them, years apart where a PC has no battery for its clock.
 */
export function bootedByClockOf(
  before: Pick<FoldedTelemetry, 'bootId' | 'bootedByClock' | 'clockOffsetMs'> | undefined,
  { bootId, sentAt, sentUptimeMs }: Sent,
  receivedAt: number,
): readonly number[] {
  const began = sentAt - sentUptimeMs;
  if (before === undefined) return [began];
  if (before.bootId !== bootId) return [receivedAt - sentUptimeMs - before.clockOffsetMs, began];
  const known = before.bootedByClock;
  const isSet = Math.abs(began - (known.at(-1) ?? began)) >= CLOCK_SET_MS;
  return [...(isSet ? known : known.slice(0, -1)), began].slice(-SETTINGS_REMEMBERED_MAX);
}
