import type { Result } from './result.ts';

/**
 * What the machine is, as its firmware and system tell it. Slow: asked once a day, in a child process. A part that could
 * not be read is absent from the answer and named in `unread` with the reason; an empty list means that there are none.
 */
export interface MachineFacts {
  readonly system?: {
    readonly manufacturer: string;
    readonly model: string;
    readonly version: string;
    readonly chassis: string;
    /** Of the board: all that there is on a machine put together from parts. */
    readonly boardManufacturer?: string;
    readonly boardModel?: string;
  };
  readonly firmware?: { readonly vendor: string; readonly version: string; readonly releaseDate: string };
  readonly os?: {
    readonly platform: string;
    readonly distro: string;
    readonly release: string;
    readonly build: string;
    readonly edition: string;
    readonly arch: string;
    readonly uefi?: boolean;
  };
  readonly processor?: {
    readonly model: string;
    readonly vendor: string;
    readonly family: string;
    readonly modelNumber: string;
    readonly stepping: string;
    readonly cores: number;
    readonly threads: number;
  };
  readonly memory?: { readonly totalBytes: number };
  /** Where the firmware can't be read, the modules alone. */
  readonly memorySlots?: readonly {
    readonly slot: string;
    /** 0 = empty; absent where nobody knows. */
    readonly bytes?: number;
    readonly type: string;
    readonly formFactor: string;
    /** Fixed to the board. */
    readonly soldered?: boolean;
    /** What the module is made for, in millions of transfers a second. */
    readonly speedMtps?: number;
  }[];
  /** The board as its firmware describes it, with empty slots. */
  readonly memoryBoard?: {
    /** Places for modules that can be taken out. */
    readonly slots: number;
    readonly freeSlots: number;
    readonly solderedBytes?: number;
    readonly installedBytes?: number;
    /** The most memory that the board takes, as stated: on some machines that is less than what is in them. */
    readonly statedMaxBytes?: number;
  };
  readonly disks?: readonly {
    readonly device: string;
    readonly model: string;
    readonly bytes: number;
    readonly kind: 'hdd' | 'ssd' | 'unknown';
    readonly bus: string;
    /** As the disk tells it. It stays on this machine: the sensor makes a hash of it. */
    readonly serial?: string;
  }[];
  readonly networkCards?: readonly {
    readonly name: string;
    readonly kind: 'wired' | 'wireless' | 'unknown';
    readonly virtual: boolean;
    readonly speedMbps?: number;
    readonly duplex?: 'full' | 'half';
    /** The fastest that the card can do. */
    readonly maxSpeedMbps?: number;
    /** The fastest that the other end of the cable, a switch or a router, offers it. */
    readonly otherEndMaxSpeedMbps?: number;
    /** False where somebody fixed speed and duplex by hand. */
    readonly autoNegotiation?: boolean;
    readonly model?: string;
    /** Hardware address, in lower case with colons. */
    readonly mac?: string;
  }[];
  readonly bootSecurity?: {
    /** `none`: the system sees none; `unknown`: it sees one and not its version. */
    readonly tpm?: '2.0' | '1.2' | 'none' | 'unknown';
    readonly secureBoot?: boolean;
    readonly secureBootCapable?: boolean;
  };
  /** Those that are plugged in. */
  readonly screens?: readonly {
    readonly connector: string;
    readonly maker?: string;
    readonly model?: string;
    readonly year?: number;
    readonly widthPixels?: number;
    readonly heightPixels?: number;
    readonly widthMm?: number;
    readonly heightMm?: number;
    /** Absent where the system does not tell. */
    readonly builtIn?: boolean;
  }[];
  /** How many there are of each kind that can be counted. */
  readonly peripherals?: {
    readonly installedPrinters?: number;
    readonly usbPrinters?: number;
    readonly smartCardReaders?: number;
    readonly scanners?: number;
    readonly cameras?: number;
    readonly soundInputs?: number;
    readonly soundOutputs?: number;
    readonly defaultPrinter?: 'ready' | 'not-ready' | 'none';
    /** Documents that wait in all queues together. */
    readonly printJobs?: number;
  };
  readonly unread: Readonly<Record<string, string>>;
}

export interface Inventory {
  read(signal: AbortSignal): Promise<Result<MachineFacts>>;
}
