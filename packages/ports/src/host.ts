import type { Result } from './result.ts';

/** CPU time of all CPUs together since the start, and how many there are. */
export interface CpuTimes {
  readonly busyMs: number;
  readonly totalMs: number;
  readonly cpus: number;
  /** Tasks that wait for a CPU now, those that run left out. */
  readonly queued?: number;
}

export interface MemoryState {
  readonly totalBytes: number;
  readonly availableBytes: number;
  /** Page faults that had to wait for a disk, as a counter. */
  readonly majorFaults?: number;
}

/** A disk's counters as they stand; waits are those of all accesses together. */
export interface DiskCounters {
  readonly device: string;
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly readOps: number;
  readonly writeOps: number;
  readonly readWaitMs: number;
  readonly writeWaitMs: number;
  /** Told of a disk that people plug in, or whose medium they take out. */
  readonly pluggedIn?: true;
}

/** A network card's counters as they stand, and its link. */
export interface InterfaceState {
  readonly name: string;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receivedPackets: number;
  readonly sentPackets: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  readonly receiveDrops: number;
  readonly sendDrops: number;
  readonly linkUp?: boolean;
  readonly speedMbps?: number;
}

/** A wireless card that is connected; what is absent is unknown. */
export interface WifiState {
  readonly name: string;
  readonly signalDbm?: number;
  readonly receiveMbps?: number;
  readonly sendMbps?: number;
}

/** The default gateway; `mac` in lower case with colons, absent while it is not known. */
export interface GatewayState {
  readonly address: string;
  readonly interface: string;
  readonly mac?: string;
  /** This machine's own address on that interface. */
  readonly ownAddress?: string;
}

/** From whom a card of the machine has its address. */
export interface DhcpLease {
  readonly server: string;
  readonly router?: string;
  readonly nameServers?: readonly string[];
  /** How long it lasts from when it was given. */
  readonly leaseMs?: number;
}

/** Who is at which address of the own network; `mac` in lower case with colons. */
export interface KnownNeighbour {
  readonly address: string;
  readonly mac: string;
}

/** What tells one PC from others, as its firmware and its cards have it; what is missing or a filler may be among it. */
export interface MachineHints {
  readonly systemUuid?: string;
  readonly boardSerial?: string;
  /** Of system, case and board, as far as the firmware gives them. */
  readonly serials?: readonly string[];
  /** Addresses that the cards were made with. */
  readonly cardAddresses: readonly string[];
  /** Those among them whose card is not known to sit elsewhere than on PCI, such as on USB. */
  readonly builtInAddresses: readonly string[];
}

/** Where the machine's power comes from; what is absent is unknown. */
export interface PowerState {
  readonly onMains?: boolean;
  readonly hasBattery?: boolean;
  /** 0 to 100. */
  readonly batteryPercent?: number;
}

/** A battery that the machine runs from, or a UPS that the system knows as one; what is absent is unknown. */
export interface BatteryState {
  readonly name: string;
  readonly isUps: boolean;
  /** What it holds when full, and what it was made to hold. */
  readonly fullWh?: number;
  readonly designWh?: number;
  readonly cycles?: number;
  readonly chargeRatio?: number;
}

/** A UPS that the system itself knows as a battery; what is absent is unknown. */
export interface UpsState {
  readonly name: string;
  readonly model?: string;
  readonly chargeRatio?: number;
  readonly runtimeMs?: number;
  readonly onBattery?: boolean;
  readonly batteryVolts?: number;
  readonly batteryCelsius?: number;
}

/** Times of the session at the machine's own screen and keyboard, in ms since 1970 by the same clock. */
export interface ConsoleInput {
  readonly lastInputMs: number;
  readonly nowMs: number;
  /** When somebody signed in or came back to it. */
  readonly sessionSinceMs: number;
}

/**
 * What a system tells by calls that has no /proc and no /sys. Each is absent on a system that has them: sensors then read
 * files. Calls that take microseconds and wait for nothing give their results at once. What another process or a driver is asked for may
 * hang: that is a promise, which resolves to `timeout` within seconds.
 */
export interface Host {
  readonly cpuTimes?: () => Result<CpuTimes>;
  readonly memory?: () => Result<MemoryState>;
  readonly disks?: () => Result<readonly DiskCounters[]>;
  readonly interfaces?: () => Result<readonly InterfaceState[]>;
  readonly wifi?: () => Promise<Result<readonly WifiState[]>>;
  /** Rate at which a wireless card sends, in Mbit/s, where /proc tells its signal alone; undefined where the system does not know. */
  readonly wifiSendMbps?: (name: string) => number | undefined;
  readonly gateway?: () => Result<GatewayState>;
  readonly neighbours?: () => Result<readonly KnownNeighbour[]>;
  readonly leases?: () => Result<readonly DhcpLease[]>;
  /** Roots of the drives that are built in, such as `C:\`. */
  readonly drives?: () => Result<readonly string[]>;
  /** How long nobody has touched keyboard or mouse; `unsupported` where this process can't see the person's session. */
  readonly sinceLastInputMs?: () => Result<number>;
  /** The same of whoever sits at the machine, as a service may ask it; not every version tells the truth. */
  readonly consoleInput?: () => Promise<Result<ConsoleInput>>;
  readonly power?: () => Result<PowerState>;
  /** None where the system knows of none by its drivers. */
  readonly batteries?: () => Promise<Result<readonly BatteryState[]>>;
  /** Batteries that call themselves a UPS. */
  readonly upses?: () => Promise<Result<readonly UpsState[]>>;
  readonly machineHints?: () => Result<MachineHints>;
}
