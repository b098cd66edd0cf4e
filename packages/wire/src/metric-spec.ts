/**
 * Units of values on the wire. The exposition turns them into base units (seconds, bytes, ratio). Bits become bytes a
 * second there, because `promtool check metrics` accepts no other: a megabit a second is 125,000 bytes a second.
 */
export type MetricUnit =
  | 'ms'
  | 's'
  | 'us'
  | 'bytes'
  | 'ratio'
  | 'celsius'
  | 'count'
  | 'bits-per-second'
  | 'megabits-per-second'
  | 'timestamp-ms'
  | 'none';

/** How the samples of one report become one value: counters and facts keep the last, gauges what their reader asks for. */
export type Reduction = 'last' | 'mean' | 'min' | 'max' | 'sum';

/** How a value appears in Prometheus. `info` values are texts: all with the same name become labels of one series with value 1. */
export interface Exposed {
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'info';
  /** Fixed labels, such as the phase of an HTTP request. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The label that carries an `info` value. */
  readonly label?: string;
  /** One help text a family; stands on the first spec of the name. */
  readonly help: string;
}

/**
 * One value of a probe or a sensor: the only home of its name, unit and help. `value` is the key in a reading's `values`;
 * `counter` says that it never falls but at a restart.
 */
export interface MetricSpec {
  readonly value: string;
  readonly unit: MetricUnit;
  readonly kind: 'gauge' | 'counter' | 'text' | 'flag';
  readonly reduce: Reduction;
  readonly help: string;
  readonly exposed?: Exposed;
  /** Of a counter that may be small enough to begin anew while it is watched. */
  readonly wrap?: CounterWrap;
}

/** Names of values of the same reading that tell a counter which began anew from one that was set back. */
export interface CounterWrap {
  /** Size of the counter in bits. */
  readonly bits: string;
  /** How long it has been counting since it was last at 0 by a restart, in ms. */
  readonly countedMs: string;
  /** The most that it can grow, in megabits a second; what it counts are bytes. */
  readonly megabits: string;
}
