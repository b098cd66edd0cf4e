import { windows11Obstacle } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/** Tells a PC on an older Windows that can only be replaced from one that can be upgraded; a PC on Windows 11 has shown it can. */
export function cannotRunWindows11({ os, processor, memory, systemDisk, virtual }: DeviceFacts): readonly Condition[] {
  const name = `${os?.distro ?? ''} ${os?.platform ?? ''}`;
  const build = Number(/(\d{4,5})(?:\.\d+)?$/.exec(os?.build ?? os?.release ?? '')?.[1] ?? Number.NaN);
  const isOlderWindows =
    /windows|win32/i.test(name) && !/server/i.test(`${name} ${os?.edition ?? ''}`) && build < 22_000;
  if (!isOlderWindows || virtual) return [];
  const because = windows11Obstacle(
    present<Parameters<typeof windows11Obstacle>[0]>({
      vendor: processor?.vendor,
      family: processor?.family,
      model: processor?.modelNumber,
      stepping: processor?.stepping,
      memoryBytes: memory.installedBytes,
      systemDiskBytes: systemDisk?.sizeBytes,
      uefi: os?.uefi,
    }),
  );
  if (because === undefined) return [];
  return [condition('cannot-run-windows-11', 'ageing', 'operating-system', { because })];
}
