import type { Cause, Values } from '@mach/wire';

/** Over whom a trouble lies. `sites` and `communes` are those that feel it, sorted. */
export interface Scope {
  readonly kind: 'device' | 'site' | 'commune' | 'isp' | 'service' | 'province';
  /** Of the device, site, commune, provider or service; absent of the province. */
  readonly id?: string;
  readonly sites: readonly string[];
  readonly communes: readonly string[];
}

/** One measurement that decided: a code with its parameters, for `messages` to put in words. */
export interface VerdictEvidence {
  readonly code: EvidenceCode;
  readonly parameters: Values;
}

export const EVIDENCE_CODES = [
  'collector-was-off',
  'nothing-heard',
  'gateway-silent',
  'gateway-answers',
  'link-lost',
  'wireless-answers',
  'gateway-loses',
  'line-silent',
  'line-loses',
  'line-slow',
  'data-network-silent',
  'data-network-answers',
  'modem-told',
  'modem-unreadable',
  'pcs-kept-running',
  'pcs-went-off-at-once',
  'pcs-went-off-one-by-one',
  'unclean-stops',
  'clean-stops',
  'mains-lost',
  'neighbours-silent',
  'session-end',
  'no-second-witness',
  'same-provider',
  'other-providers-good',
  'collector-unreachable-alone',
  'names-fail',
  'addresses-answer',
  'service-fails',
  'service-slow',
  'service-good-elsewhere',
  'static-page-good',
  'one-pc-alone',
  'pressed-slow',
  'pages-good',
  'cannot-be-told-apart',
  'contradicted-by-its-site',
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/**
 * Where a fault is. `provisional`: `causes` is a set of at most three that holds the truth, most likely first, because a
 * silent site has not told yet what it saw. `final`: one cause.
 */
export interface Verdict {
  readonly stage: 'provisional' | 'final';
  /** What is wrong: nothing comes through, it takes too long, or part of it is lost. */
  readonly trouble: 'down' | 'slow' | 'lossy';
  readonly cause: Cause;
  readonly causes: readonly Cause[];
  /**
   * `router` beside `line` where the carrier's modem can't be read: both are one verdict; with `data-network` where both ways out died at once. `lan` beside a set that holds `router`: from outside
   * the switch of a site and its router are one entry. `isp` beside a set that holds the `line` of one site: what fails one site of a
   * provider alone is its line. Beside `not-enough-evidence` the causes between which the evidence does not tell.
   */
  readonly alike: readonly Cause[];
  readonly scope: Scope;
  /** 0 to 1: how often such a verdict is right. */
  readonly confidence: number;
  /** How many devices measured it or fell silent by it. */
  readonly vantages: number;
  readonly since: number;
  readonly evidence: readonly VerdictEvidence[];
  /** Id of the announced outage that explains it. */
  readonly announced?: string;
}
