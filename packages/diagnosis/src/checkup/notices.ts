import type { LatestReading, Values } from '@mach/wire';
import { diskFailure } from '../conditions/disk-health/disk-failure.ts';
import { diskNearlyFull } from '../conditions/disk-nearly-full.ts';
import { diskHealthOf } from '../facts/disk-health.ts';
import { filesystemsOf } from '../facts/facts-of.ts';
import { ReadingIndex } from '../facts/reading-index.ts';

/** What alone is worth a notice on the screen of a PC: data is about to be lost, or can't be saved any more. */
export const NOTICES = ['disk-failing', 'disk-full'] as const;
export type NoticeName = (typeof NOTICES)[number];

export interface Notice {
  readonly notice: NoticeName;
  readonly values: Values;
}

/** The kinds of readings that notices are made from. */
export const NOTICE_KINDS: readonly string[] = ['disk-health', 'filesystem'];

/** Judged by the very rules that judge the device at the province: what is at risk there is no notice here. */
export function noticesOf(readings: readonly LatestReading[]): readonly Notice[] {
  const index = new ReadingIndex(readings);
  const diskHealth = diskHealthOf(index);
  const filesystems = filesystemsOf(index);
  const failing = diskHealth === undefined ? [] : diskFailure({ diskHealth });
  const full = filesystems === undefined ? [] : diskNearlyFull({ filesystems } as Parameters<typeof diskNearlyFull>[0]);
  return [
    ...failing
      .filter(({ code }) => code === 'disk-failing')
      .map(({ parameters }): Notice => ({ notice: 'disk-failing', values: parameters as unknown as Values })),
    ...full
      .filter(({ level }) => level === 'failing')
      .map(({ parameters }): Notice => ({ notice: 'disk-full', values: parameters as unknown as Values })),
  ];
}
