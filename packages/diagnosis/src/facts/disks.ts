import { diskResponseAdvice } from '@mach/knowledge';
import { present } from '../present.ts';
import type { DeviceFacts, DiskFacts } from './device-facts.ts';
import type { ReadingIndex, ValueReader } from './reading-index.ts';

const GB = 1000 ** 3;
/** Smaller drives are sticks and card readers. */
const SYSTEM_DISK_MIN_BYTES = 16 * GB;

/** The disks with their response times, or nothing where the inventory was not read. */
export function disksOf(index: ReadingIndex): readonly DiskFacts[] | undefined {
  if (index.parts('disk').every((part) => !part.ok)) return undefined;
  const traffic = new Map(index.read('disk-io').map(({ target, values }) => [target, values]));
  return index.read('disk').map(({ target, values }) => {
    const model = values.text('model');
    const kind = values.choice('diskKind', ['hdd', 'ssd', 'unknown']) ?? 'unknown';
    return {
      // A hypervisor's disk says that it turns, whatever lies beneath.
      kind: isVirtualDisk(target, model) ? 'unknown' : kind,
      ...present<Omit<DiskFacts, 'kind'>>({
        device: target,
        model,
        sizeBytes: values.positive('sizeBytes'),
        bus: values.text('bus'),
        ...responseOf(traffic.get(target)),
      }),
    };
  });
}

/** The disk of the system where there is no doubt: the only built-in one, or several of one kind, the first by name. */
export function systemDiskOf(disks: readonly DiskFacts[]): DeviceFacts['systemDisk'] {
  const builtIn = disks.filter(
    ({ device, bus, sizeBytes }) =>
      !/^(?:loop|zram|ram|sr|fd|dm-|md)/.test(device) &&
      !/usb/i.test(bus ?? '') &&
      (sizeBytes ?? SYSTEM_DISK_MIN_BYTES) >= SYSTEM_DISK_MIN_BYTES,
  );
  const [first] = builtIn;
  if (first === undefined || builtIn.some(({ kind }) => kind !== first.kind)) return undefined;
  return first.kind === 'unknown' ? undefined : { ...first, kind: first.kind };
}

function responseOf(values: ValueReader | undefined): Pick<DiskFacts, 'meanAccessMs' | 'accesses'> {
  const readOps = values?.amount('readOps');
  const writeOps = values?.amount('writeOps');
  const readWaitMs = values?.amount('readWaitMs');
  const writeWaitMs = values?.amount('writeWaitMs');
  if (readOps === undefined || writeOps === undefined || readWaitMs === undefined || writeWaitMs === undefined) {
    return {};
  }
  const accesses = readOps + writeOps;
  if (accesses < diskResponseAdvice.accessesMin) return {};
  return { meanAccessMs: (readWaitMs + writeWaitMs) / accesses, accesses };
}

function isVirtualDisk(device: string, model: string | undefined): boolean {
  return /^x?vd/.test(device) || /QEMU|VBOX|VMware|Virtual|Msft/i.test(model ?? '');
}
