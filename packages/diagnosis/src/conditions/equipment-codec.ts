import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Parts of a codec that it calls broken; the whole only where it names none. */
export function codecPartFailed({ equipment }: DeviceFacts): readonly Condition[] {
  const failed = (equipment?.codec ?? []).filter(({ state }) => state === 'failed').map(({ part }) => part);
  const parts = failed.filter((part) => part !== 'whole');
  return (parts.length > 0 ? parts : failed).map((part) =>
    condition('codec-part-failed', 'failing', 'codec', { part }),
  );
}
