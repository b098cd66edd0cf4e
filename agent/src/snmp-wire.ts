import type { Result, SnmpRound, SnmpTarget } from '@mach/ports';

/** What the SNMP child is asked: one line of JSON each on its standard input, where nobody else can read it. */
export interface SnmpQuestion {
  readonly id: number;
  readonly target: SnmpTarget;
  /** Of hashes of MAC addresses, which do not leave the child. */
  readonly salt: string;
}

/** And what it answers: one line each on its output, in the order in which the rounds end. */
export interface SnmpReply {
  readonly id: number;
  readonly round: Result<SnmpRound>;
}
