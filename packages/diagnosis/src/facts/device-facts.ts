import type { DiskSign } from '@mach/knowledge';
import type { EquipmentFacts } from './equipment-facts.ts';
import type { UpsFacts } from './ups.ts';

/**
 * What is known of one device, parsed once from its last readings. A fact that was not readable is absent, never zero or
 * false; a list that is absent was not read, an empty one was read and is empty.
 */
export interface DeviceFacts {
  /** A guest of a hypervisor: the age of its processor and the kind of its disks are the host's, and not judged. */
  readonly virtual: boolean;
  readonly system?: SystemFacts;
  readonly os?: OsFacts;
  readonly processor?: ProcessorFacts;
  readonly bootSecurity?: BootSecurityFacts;
  readonly memory: MemoryFacts;
  readonly disks?: readonly DiskFacts[];
  /** The disk that the system runs from; absent where several disks of different kinds leave it open. */
  readonly systemDisk?: DiskFacts & { readonly kind: 'hdd' | 'ssd' };
  /** What each disk says of itself, by the disk's name in those readings; absent where none was read. */
  readonly diskHealth?: readonly DiskHealthFacts[];
  /** What those said last that can't be read at the moment. */
  readonly silentDisks?: readonly DiskHealthFacts[];
  readonly filesystems?: readonly FilesystemFacts[];
  readonly networkCards?: readonly NetworkCardFacts[];
  /** Wireless cards that are connected. */
  readonly wifi?: readonly WifiFacts[];
  readonly localNetwork: LocalNetworkFacts;
  readonly temperatures?: readonly TemperatureFacts[];
  readonly fans?: readonly FanFacts[];
  /** Since the last start; absent where the processor does not count. */
  readonly throttling?: ThrottlingFacts;
  /** By memory controller; absent where memory has no error correction. */
  readonly memoryErrors?: readonly MemoryErrorFacts[];
  readonly batteries?: readonly BatteryFacts[];
  /** Boots, old ones fading out. */
  readonly boots?: BootFacts;
  /** Time since the last start without suspend, from the processors' counters. */
  readonly uptimeMs?: number;
  readonly stalls: StallFacts;
  /** Minutes of use that were watched lately, and the slow ones; absent where nobody watches or the use is not known. */
  readonly slowMinutes?: SlowMinuteFacts;
  /** Of a device that runs no agent and was asked by SNMP; absent of a PC. */
  readonly equipment?: EquipmentFacts;
  readonly ups?: readonly UpsFacts[];
  /** Readings that failed, as they said it. */
  readonly unread: readonly UnreadPart[];
}

/** The facts that conditions and priorities need, as they are named when they are missing. The last five are missed by priorities alone. */
export const FACT_NAMES = [
  'operating-system',
  'memory-size',
  'system-disk-kind',
  'free-space',
  'processor-age',
  'network-link',
  'temperature',
  'disk-health',
  'stops',
  'boot-time',
  'outage',
  'cut-off',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

export interface SystemFacts {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly chassis?: string;
  /** yyyy-MM-dd. Of the installed firmware, which can be years younger than the machine. */
  readonly firmwareDate?: string;
}

export interface OsFacts {
  readonly platform?: string;
  readonly distro?: string;
  readonly release?: string;
  readonly build?: string;
  readonly edition?: string;
  readonly arch?: string;
  readonly uefi?: boolean;
}

export interface ProcessorFacts {
  readonly model?: string;
  readonly vendor?: string;
  readonly family?: number;
  readonly modelNumber?: number;
  readonly stepping?: number;
  readonly cores?: number;
  readonly threads?: number;
}

export interface BootSecurityFacts {
  /** 2, 1.2, or 0 where the system sees none. */
  readonly tpmVersion?: number;
  readonly secureBoot?: boolean;
  readonly secureBootCapable?: boolean;
}

export interface MemoryFacts {
  /** The sum of the modules where all slots were read, else what the system sees (a little less). */
  readonly installedBytes?: number;
  readonly totalBytes?: number;
  readonly availableBytes?: number;
  readonly swapTotalBytes?: number;
  readonly swapFreeBytes?: number;
  /** Absent unless every slot was read. */
  readonly slots?: readonly MemorySlot[];
  /** Slots that a module can still be put into; absent where the modules alone were told. */
  readonly freeSlots?: number;
  /** The most that the board takes, as its firmware states it. */
  readonly maxBytes?: number;
}

export interface MemorySlot {
  readonly slot: string;
  /** 0 = empty. */
  readonly sizeBytes: number;
  readonly type?: string;
  readonly soldered?: boolean;
}

export interface DiskFacts {
  readonly device: string;
  readonly kind: 'hdd' | 'ssd' | 'unknown';
  readonly model?: string;
  readonly sizeBytes?: number;
  readonly bus?: string;
  /** Mean time of one access since the last start; absent before `accesses` says anything. */
  readonly meanAccessMs?: number;
  readonly accesses?: number;
}

/** What one disk says of itself by SMART. A count that it does not keep, or that could not be read, is absent. */
export interface DiskHealthFacts {
  readonly disk: string;
  /** Of a disk that can't be read since, in ms since 1970. */
  readonly readAt?: number;
  readonly model?: string;
  readonly medium: 'hdd' | 'ssd' | 'unknown';
  readonly protocol?: 'ATA' | 'NVMe' | 'SCSI';
  readonly celsius?: number;
  /** The warmest at which it may work, by its own word. */
  readonly celsiusMax?: number;
  /** `absent`: the disk, or what stands before it, did not give one. */
  readonly vendorVerdict: 'passed' | 'failed' | 'absent';
  readonly counts: Readonly<Partial<Record<DiskSign, number>>>;
  /** Attributes that count trouble in a form that could not be read, by number. */
  readonly notUnderstood?: string;
  readonly thresholdCrossed?: boolean;
  readonly selfTestFailed?: boolean;
  /** NVMe's bit mask; 0 is well. */
  readonly criticalWarning?: number;
  readonly mediaErrors?: number;
  readonly uncorrectedReads?: number;
  readonly readBytes?: number;
  /** Share of the rated life that is used; may exceed 1. */
  readonly wearRatio?: number;
  readonly spareRatio?: number;
  readonly spareThresholdRatio?: number;
}

export interface FilesystemFacts {
  readonly place: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
}

export interface NetworkCardFacts {
  readonly name: string;
  readonly kind: 'wired' | 'wireless' | 'unknown';
  /** A bridge, a tunnel, a container's end; absent where nobody said. */
  readonly virtual?: boolean;
  readonly linkUp?: boolean;
  readonly speedMbps?: number;
  readonly duplex?: 'full' | 'half';
  /** The fastest that it can do, as its driver says or, where that is silent, as the name of its model does. */
  readonly ability?: { readonly maxSpeedMbps: number; readonly knownBy: 'driver' | 'model' };
  /** The fastest that the other end of its cable offers. */
  readonly otherEndMaxSpeedMbps?: number;
  /** False where speed and duplex were fixed by hand. */
  readonly autoNegotiation?: boolean;
  readonly receivedBytes?: number;
  readonly sentBytes?: number;
  /** Both ways. */
  readonly packets?: number;
  readonly errors?: number;
  /** Of the errors, those with a wrong checksum. */
  readonly crcErrors?: number;
  readonly carrierChanges?: number;
}

export interface WifiFacts {
  readonly name: string;
  /** Negative; nearer to 0 is stronger. */
  readonly signalDbm?: number;
  /** The slower of its two directions. */
  readonly rateMbps?: number;
}

/** What the device has met around it. What was not looked for is absent. */
export interface LocalNetworkFacts {
  readonly gateway?: { readonly address: string; readonly interface?: string };
  /** The device's own, where it is a private one. */
  readonly ownAddress?: string;
  /** Lately, old ones fading out. */
  readonly toGateway?: {
    readonly packets: number;
    readonly lossRatio?: number;
    readonly lossyTrains: number;
    readonly rttMs?: number;
  };
  /** How often in the last hour the gateway's address went back to hardware that it had left. */
  readonly gatewayReturns?: number;
  /** Devices that answered for the gateway's address, and others for this device's own. */
  readonly gatewayOwners?: number;
  readonly ownAddressOthers?: number;
  /** Servers that offered an address when all were asked. */
  readonly dhcpServers?: readonly { readonly address: string; readonly router?: string; readonly macHash?: string }[];
  /** Of the first hop behind the gateway, on a way that leads to the internet. */
  readonly secondHop?: 'public' | 'office' | 'private' | 'carrier';
}

export interface TemperatureFacts {
  readonly sensor: string;
  readonly celsius: number;
}

/**
 * Shares (0 to 1) of the time since the last start, nights included: a long-run mean, so a bad hour hides in a quiet week.
 * Absent where the system does not count them or has been up too short.
 */
export interface StallFacts {
  /** All programs stood still for want of memory, of the disk; some program waited for the processor. */
  readonly memory?: number;
  readonly disk?: number;
  readonly processor?: number;
}

export interface FanFacts {
  readonly fan: string;
  /** 0 may be a header without a fan. */
  readonly rpm: number;
  readonly alarm?: boolean;
}

export interface ThrottlingFacts {
  readonly events: number;
  readonly throttledMs?: number;
}

export interface MemoryErrorFacts {
  readonly controller: string;
  readonly corrected: number;
  readonly uncorrected: number;
  /** How long was counted. */
  readonly countedMs?: number;
}

export interface BatteryFacts {
  readonly battery: string;
  readonly isUps: boolean;
  /** What it holds when full, as a share of what it was made for. */
  readonly healthRatio?: number;
  readonly cycles?: number;
}

export interface BootFacts {
  /** Absent where nobody could tell how the machine was stopped. */
  readonly stops?: number;
  readonly uncleanStops?: number;
  /** Crashes of the system, which are no unclean stops; absent where the machine keeps no record of one. */
  readonly crashes?: number;
  readonly clockLosses: number;
  /** Of the last boot: from the start of the kernel until the agent ran. */
  readonly durationMs?: number;
}

/** Minutes, old ones fading out. A network that was never judged is absent. */
export interface SlowMinuteFacts {
  readonly watched: number;
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
  readonly network?: number;
}

export interface UnreadPart {
  readonly kind: string;
  readonly target?: string;
  readonly failure: string;
  readonly detail?: string;
}
