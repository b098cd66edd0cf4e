import type {
  Benchmark,
  Boots,
  Clock,
  CollectorLink,
  Datagrams,
  Dns,
  Files,
  Hash,
  Host,
  Http,
  Icmp,
  Inventory,
  LineAllowance,
  Lines,
  LocalNetwork,
  MemoryErrors,
  Neighbourhood,
  Random,
  Self,
  SlowMinutes,
  Snmp,
  StampSessions,
  Tcp,
  Tls,
  Trouble,
  Udp,
} from '@mach/ports';
import type { MetricSpec, Options, Values, ValuesOf } from '@mach/wire';

/** What a probe or a sensor may ask of the world. Each names what it needs; the runner hands over no more. */
export interface ProbePorts {
  readonly benchmark: Benchmark;
  readonly boots: Boots;
  readonly clock: Clock;
  readonly collector: CollectorLink;
  readonly datagrams: Datagrams;
  readonly dns: Dns;
  readonly files: Files;
  readonly hash: Hash;
  readonly host: Host;
  readonly http: Http;
  readonly icmp: Icmp;
  readonly inventory: Inventory;
  readonly lineAllowance: LineAllowance;
  readonly lines: Lines;
  readonly neighbourhood: Neighbourhood;
  readonly localNetwork: LocalNetwork;
  readonly memoryErrors: MemoryErrors;
  readonly random: Random;
  readonly self: Self;
  readonly slowMinutes: SlowMinutes;
  readonly snmp: Snmp;
  readonly stampSessions: StampSessions;
  readonly tcp: Tcp;
  readonly tls: Tls;
  readonly udp: Udp;
}

/** What one attempt found. A failure may carry values too: ten packets sent and none back is both. */
export type Outcome =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly failure: Trouble; readonly detail: string; readonly values?: Values };

/** The outcome for one part of the machine; `target` names the part (`sda`, `eth0`), absent where there is but one. */
export type PartOutcome = Outcome & { readonly target?: string };

/** One outcome of a poll: of the round itself where no kind is named, else of one part of the device that was asked. */
export type PolledOutcome = PartOutcome & { readonly kind?: string };

/** How the collector reads a probe's readings as attempts to reach its target: the names of values, times in ms. */
export interface AttemptValues {
  /** Packets that were sent and answered; without them a reading is one question. */
  readonly sent?: string;
  readonly received?: string;
  /** What adds up to the time on the way, and to the time until the first byte of an answer. */
  readonly way: readonly string[];
  readonly answer?: readonly string[];
}

interface Measure<Declared extends Options> {
  /** Equals the file's name; never compared by shared code. */
  readonly name: string;
  /** One sentence, for help and the catalogue. */
  readonly summary: string;
  readonly options: Declared;
  readonly metrics: readonly MetricSpec[];
  /**
   * The metric label that carries a reading's `target`: `target` for probes, the part's word for sensors (`disk`,
   * `interface`, `mountpoint`); absent where there is but one part.
   */
  readonly targetLabel?: string;
  /**
   * The longest that a run with these options may take, in ms, where that is not its option `timeoutMs`: a train of
   * packets lasts as long as its packets take. The runner ends a run a margin after that.
   */
  longestMs?(options: ValuesOf<Declared>): number;
}

/** Asks the network a question. One attempt, no retries, no state between runs, never throws for expected trouble. */
export interface Probe<Declared extends Options = Options, Need extends keyof ProbePorts = keyof ProbePorts>
  extends Measure<Declared> {
  readonly type: 'probe';
  readonly targetLabel: string;
  /**
   * Set where a target can mean nothing but this very machine: then the guard that keeps the collector's checks from its
   * loopback does not hold it up.
   */
  readonly asksThisMachine?: true;
  /**
   * Whether the collector may have a device of this PC's own network asked this, by its target: only what changes nothing
   * there whatever the device is. Absent where it never may.
   */
  asksDevices?(target: string): boolean;
  /**
   * What one run puts on the line when it is one look of a line's watch, both ways, with all headers down to Ethernet's: of
   * these values, or, without any, of a look that is answered. 0 for options that make it something else than a watch.
   */
  watchBytes?(options: ValuesOf<Declared>, values: Values | undefined): number;
  /** Set where its readings tell whether a way is open: the collector keeps those of the last minutes, for verdicts. */
  readonly attempt?: AttemptValues;
  /** How what got through stands up to what people need there; absent where that it got through is all. */
  readonly standing?: {
    /** Whether a reading that succeeded is of a line so poor that people notice. */
    isPoor?(values: Values): boolean;
    /** What a reading tells of video meetings; undefined where it was made for something else. */
    meeting?(reading: { readonly ok: boolean; readonly values: Values }): 'good' | 'slow' | 'bad' | undefined;
  };
  readonly needs: readonly Need[];
  /** What a target looks like, in words and as an example, for help and messages. */
  readonly target: { readonly help: string; readonly example: string };
  run(io: Pick<ProbePorts, Need>, target: string, options: ValuesOf<Declared>, signal: AbortSignal): Promise<Outcome>;
}

/** Reads what the machine is or how it feels: one outcome a part. Counters are given as they stand, never as rates. */
export interface Sensor<Declared extends Options = Options, Need extends keyof ProbePorts = keyof ProbePorts>
  extends Measure<Declared> {
  readonly type: 'sensor';
  readonly needs: readonly Need[];
  /**
   * The values that stay as they are until somebody changes the machine: the collector keeps their changes as facts.
   * `isPassing` leaves out parts that come and go by themselves, such as sticks.
   */
  readonly lasting?: { readonly values: readonly string[]; isPassing?(values: Values): boolean };
  /** The collector keeps since when each part is told without a break, for one telling of it alone proves little. */
  readonly keepsSince?: true;
  /** The collector keeps what each part told last while it can't be read: what falls silent did not get well by it. */
  readonly keepsLastGood?: true;
  /** Values of which the collector keeps when they last changed, for verdicts: what a link, a UPS, a boot told before and after. */
  readonly turns?: readonly string[];
  /**
   * How it reads on Windows, and where that was tried. It begins with `unsupported there`, or ends with `never run on a real PC`,
   * or names what it was tried with: `captured on` and the PC.
   */
  readonly onWindows?: string;
  run(io: Pick<ProbePorts, Need>, options: ValuesOf<Declared>, signal: AbortSignal): Promise<readonly PartOutcome[]>;
}

/**
 * Asks a device that runs nothing of ours for all that it tells. One round gives readings of many kinds: each is declared
 * by itself, as a sensor or as a `ToldKind`. Else it is as a probe: one attempt, no state, never throws for expected trouble.
 */
export interface Poll<Declared extends Options = Options, Need extends keyof ProbePorts = keyof ProbePorts>
  extends Measure<Declared> {
  readonly type: 'poll';
  readonly targetLabel: string;
  /** Its readings of another kind are of the place that the asking machine stands in: `ToldKind.ofPlace`. */
  readonly looksAround?: true;
  readonly needs: readonly Need[];
  readonly target: { readonly help: string; readonly example: string };
  asksDevices(target: string): boolean;
  run(
    io: Pick<ProbePorts, Need>,
    target: string,
    options: ValuesOf<Declared>,
    signal: AbortSignal,
  ): Promise<readonly PolledOutcome[]>;
}

/** A kind of reading that nobody asks for by itself: a poll tells it, or the agent of a router, one reading a part. */
export interface ToldKind extends Pick<Measure<Options>, 'name' | 'summary' | 'metrics' | 'targetLabel'> {
  readonly type: 'told';
  readonly lasting?: Sensor['lasting'];
  readonly turns?: Sensor['turns'];
  /** What stands in the place of the machine that tells it, by its target: the collector keeps it with the site, not with that machine. */
  readonly ofPlace?: true;
  /** A person did it: the collector counts it for the commune, and keeps with no device that it was told. */
  readonly countedByCommune?: true;
}

/** Whatever gives readings of a kind of its own. */
export type Kind = Probe | Sensor | Poll | ToldKind;

/** Keeps the exact types of a probe's options while it is declared. */
export const probe = <const Declared extends Options, const Need extends keyof ProbePorts>(
  declared: Omit<Probe<Declared, Need>, 'type' | 'targetLabel'>,
): Probe<Declared, Need> => ({ type: 'probe', targetLabel: 'target', ...declared });

/** Keeps the exact types of a sensor's options while it is declared. */
export const sensor = <const Declared extends Options, const Need extends keyof ProbePorts>(
  declared: Omit<Sensor<Declared, Need>, 'type'>,
): Sensor<Declared, Need> => ({ type: 'sensor', ...declared });

/** Keeps the exact types of a poll's options while it is declared. */
export const poll = <const Declared extends Options, const Need extends keyof ProbePorts>(
  declared: Omit<Poll<Declared, Need>, 'type' | 'targetLabel'>,
): Poll<Declared, Need> => ({ type: 'poll', targetLabel: 'target', ...declared });

export const toldKind = (declared: Omit<ToldKind, 'type'>): ToldKind => ({ type: 'told', ...declared });
