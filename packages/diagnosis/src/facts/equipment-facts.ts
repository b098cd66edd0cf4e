/** What a device that runs no agent told by SNMP, parsed. What it did not say is absent. */
export interface EquipmentFacts {
  /** Router, switch, printer … as its profile has it. */
  readonly deviceKind?: string;
  readonly ports: readonly PortFacts[];
  /** Mean of its processors, 0 to 1. */
  readonly processorLoadRatio?: number;
  readonly storages: readonly StorageFacts[];
  readonly temperatures: readonly { readonly sensor: string; readonly celsius: number }[];
  readonly printer?: PrinterFacts;
  readonly codec: readonly { readonly part: CodecPart; readonly state: string }[];
}

export interface PortFacts {
  readonly port: string;
  readonly isEthernet: boolean;
  readonly isUp: boolean;
  readonly speedMbps?: number;
  readonly duplex?: 'full' | 'half';
  /** Damaged packets in and out since its counters were at 0. */
  readonly errors?: number;
  /** Bytes in and out over the same time; absent where a counter of 32 bits may have begun anew. */
  readonly bytes?: number;
  readonly countedMs?: number;
}

export interface StorageFacts {
  readonly place: string;
  readonly storage?: string;
  readonly usedRatio: number;
  readonly totalBytes?: number;
  readonly usedBytes?: number;
}

export interface PrinterFacts {
  /** What it says is wrong, by the words of its reading. */
  readonly reasons: readonly string[];
  readonly supplies: readonly { readonly supply: string; readonly kind?: string; readonly levelRatio?: number }[];
  readonly emptyTrays: readonly string[];
  /** Trays that are known to have paper, or to have none. */
  readonly trays: number;
}

export type CodecPart = 'whole' | 'camera' | 'microphone';
