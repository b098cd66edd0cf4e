import { freeSpaceAdvice, freeSpaceLevel } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts, FilesystemFacts } from '../facts/device-facts.ts';
import { unknownFact } from './unknown-fact.ts';

/** One condition for each file system that is nearly full. Boot partitions and read-only images are full by design. */
export function diskNearlyFull(facts: DeviceFacts): readonly Condition[] {
  if (facts.filesystems === undefined) {
    return [unknownFact(facts, 'free-space', 'disk', { kinds: ['filesystem'] })];
  }
  return facts.filesystems.filter(isJudged).flatMap(({ place, freeBytes, totalBytes }) => {
    const level = freeSpaceLevel(totalBytes, freeBytes);
    if (level === 'enough') return [];
    return [
      condition('disk-nearly-full', level === 'critical' ? 'failing' : 'at-risk', 'disk', {
        place,
        freeBytes,
        totalBytes,
      }),
    ];
  });
}

function isJudged({ place, totalBytes }: FilesystemFacts): boolean {
  return totalBytes >= freeSpaceAdvice.smallestJudgedBytes && !/^\/(?:boot|efi|snap|media|cdrom)(?:\/|$)/.test(place);
}
