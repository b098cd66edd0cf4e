import { processorAge, stallAdvice } from '@mach/knowledge';
import type { LatestReading } from '@mach/wire';
import { present } from '../present.ts';
import type {
  BootSecurityFacts,
  DeviceFacts,
  FilesystemFacts,
  OsFacts,
  ProcessorFacts,
  StallFacts,
  SystemFacts,
  TemperatureFacts,
  UnreadPart,
} from './device-facts.ts';
import { diskHealthOf, silentDisksOf } from './disk-health.ts';
import { disksOf, systemDiskOf } from './disks.ts';
import { equipmentOf } from './equipment.ts';
import { localNetworkOf, wifiOf } from './local-network.ts';
import { memoryOf } from './memory.ts';
import { networkCardsOf } from './network-cards.ts';
import { partsOf } from './parts.ts';
import { ReadingIndex } from './reading-index.ts';
import { slowMinutesOf } from './slow-minutes.ts';
import { upsOf } from './ups.ts';

/** Parses a device's last readings into facts, once. Unknown kinds and values are ignored; the order of readings changes nothing. */
export function factsOf(readings: readonly LatestReading[]): DeviceFacts {
  const index = new ReadingIndex(readings);
  const system = systemOf(index);
  const processor = processorOf(index);
  const disks = disksOf(index);
  const silentDisks = silentDisksOf(index);
  const uptimeMs = uptimeOf(index);
  const virtual = isVirtual(system, processor);
  return present<DeviceFacts>({
    virtual,
    system,
    os: osOf(index),
    processor,
    bootSecurity: bootSecurityOf(index),
    memory: memoryOf(index),
    disks,
    systemDisk: virtual || disks === undefined ? undefined : systemDiskOf(disks),
    diskHealth: diskHealthOf(index),
    silentDisks: silentDisks.length === 0 ? undefined : silentDisks,
    filesystems: filesystemsOf(index),
    networkCards: networkCardsOf(index),
    wifi: wifiOf(index),
    localNetwork: localNetworkOf(index),
    temperatures: temperaturesOf(index),
    ...partsOf(index),
    uptimeMs,
    stalls: stallsOf(index, uptimeMs),
    slowMinutes: slowMinutesOf(index),
    equipment: equipmentOf(index),
    ups: upsOf(index),
    unread: unreadOf(index),
  });
}

function systemOf(index: ReadingIndex): SystemFacts | undefined {
  const values = index.whole('system');
  if (values === undefined) return undefined;
  const firmwareDate = values.text('firmwareDate');
  return present<SystemFacts>({
    manufacturer: values.text('manufacturer'),
    model: values.text('model'),
    chassis: values.text('chassis'),
    firmwareDate: firmwareDate !== undefined && /^\d{4}-\d\d-\d\d$/.test(firmwareDate) ? firmwareDate : undefined,
  });
}

function osOf(index: ReadingIndex): OsFacts | undefined {
  const values = index.whole('os');
  if (values === undefined) return undefined;
  return present<OsFacts>({
    platform: values.text('platform'),
    distro: values.text('distro'),
    release: values.text('release'),
    build: values.text('build'),
    edition: values.text('edition'),
    arch: values.text('arch'),
    uefi: values.flag('uefi'),
  });
}

function processorOf(index: ReadingIndex): ProcessorFacts | undefined {
  const values = index.whole('processor');
  if (values === undefined) return undefined;
  return present<ProcessorFacts>({
    model: values.text('model'),
    vendor: values.text('vendor'),
    family: values.digits('family'),
    modelNumber: values.digits('modelNumber'),
    stepping: values.digits('stepping'),
    cores: values.positive('cores'),
    threads: values.positive('threads'),
  });
}

const TPM_VERSIONS: Readonly<Record<string, number>> = { '2.0': 2, '1.2': 1.2, none: 0 };

function bootSecurityOf(index: ReadingIndex): BootSecurityFacts | undefined {
  const values = index.whole('boot-security');
  if (values === undefined) return undefined;
  return present<BootSecurityFacts>({
    tpmVersion: TPM_VERSIONS[values.text('tpm') ?? ''],
    secureBoot: values.flag('secureBoot'),
    secureBootCapable: values.flag('secureBootCapable'),
  });
}

export function filesystemsOf(index: ReadingIndex): readonly FilesystemFacts[] | undefined {
  if (index.parts('filesystem').every((part) => !part.ok)) return undefined;
  return index.read('filesystem').flatMap(({ target, values }) => {
    const totalBytes = values.positive('totalBytes');
    const freeBytes = values.amount('freeBytes');
    return totalBytes === undefined || freeBytes === undefined ? [] : [{ place: target, totalBytes, freeBytes }];
  });
}

function temperaturesOf(index: ReadingIndex): readonly TemperatureFacts[] | undefined {
  const read = index.read('temperature').flatMap(({ target, values }) => {
    const celsius = values.number('celsius');
    return celsius === undefined ? [] : [{ sensor: target, celsius }];
  });
  return read.length === 0 ? undefined : read;
}

/** Counted time over all processors, divided by their number: the uptime without suspend. */
function uptimeOf(index: ReadingIndex): number | undefined {
  const values = index.whole('cpu');
  const totalMs = values?.positive('totalMs');
  const cpus = values?.positive('cpus');
  return totalMs === undefined || cpus === undefined ? undefined : totalMs / cpus;
}

function stallsOf(index: ReadingIndex, uptimeMs: number | undefined): StallFacts {
  const values = index.whole('pressure');
  if (values === undefined || uptimeMs === undefined || uptimeMs < stallAdvice.uptimeMinMs) return {};
  const share = (name: string) => {
    const stalledMs = values.amount(name);
    return stalledMs === undefined ? undefined : Math.min(1, stalledMs / uptimeMs);
  };
  return present<StallFacts>({
    memory: share('memoryFullMs'),
    disk: share('ioFullMs'),
    processor: share('cpuSomeMs'),
  });
}

function unreadOf(index: ReadingIndex): readonly UnreadPart[] {
  return index.failed().map((reading) =>
    present<UnreadPart>({
      kind: reading.kind,
      target: reading.target,
      failure: reading.failure ?? 'bad-reply',
      detail: reading.detail,
    }),
  );
}

const HYPERVISORS =
  /QEMU|KVM|VMware|VirtualBox|innotek|\bXen\b|Bochs|Parallels|Virtual Machine|Amazon EC2|Google Compute|OpenStack|Firecracker/i;

function isVirtual(system: SystemFacts | undefined, processor: ProcessorFacts | undefined): boolean {
  if (HYPERVISORS.test(`${system?.manufacturer ?? ''} ${system?.model ?? ''}`)) return true;
  const age = processorAge(processor?.model, processor);
  return !age.known && age.because === 'virtual';
}
