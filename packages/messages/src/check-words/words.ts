import type { CheckFinding, CheckStep, CheckTopic, CheckUp, Light } from '@mach/diagnosis';
import type { Formats } from '../format.ts';
import type { Language } from '../language.ts';

type Topic = CheckTopic['topic'];
type Value = CheckTopic['values'][string];
type Told = (values: CheckTopic['values'], f: Formats) => string;

/** The sentences of the one-click check in one language. */
export interface Words {
  readonly causes: Readonly<Record<CheckUp['cause'], string>>;
  readonly next: string;
  readonly steps: Readonly<Record<CheckStep, string>>;
  readonly details: string;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly findings: Readonly<Record<CheckFinding, Told>>;
  readonly measured: { readonly [T in Topic]?: Told };
  readonly good: string;
  readonly unknown: string;
  readonly notAsked: { readonly [T in Topic]?: string };
  readonly lights: Readonly<Record<Light, string>>;
  readonly number: (deviceNumber: number) => string;
  readonly code: (code: string) => string;
  readonly codeOf: (deviceNumber: number) => string;
}

export const bytes = (value: CheckTopic['values'][string] | undefined, format: (value: number) => string): string =>
  typeof value === 'number' ? format(value) : '?';

export const whole = (value: CheckTopic['values'][string] | undefined, f: Formats): string =>
  typeof value === 'number' ? f.integer(value) : '?';
export const share = (value: CheckTopic['values'][string] | undefined, f: Formats): string =>
  typeof value === 'number' ? f.percent(value) : '?';

/** Which disk, with its model where it told one. */
export const diskOf = (disk: Value | undefined, model: Value | undefined): string =>
  model === undefined ? String(disk) : `${String(disk)} (${String(model)})`;

/** Bits a second in and out, in Mbit/s. */
export function trafficOf({ received, sent }: CheckTopic['values'], f: Formats, language: Language): string {
  const [into, out] = language === 'vi' ? ['nhận', 'gửi'] : ['receiving', 'sending'];
  const mbps = (value: CheckTopic['values'][string] | undefined) =>
    typeof value === 'number' ? `${f.number(value / 1_000_000, 1)} Mbit/s` : '?';
  return `${into} ${mbps(received)}, ${out} ${mbps(sent)}`;
}

/** Of a train of packets: how much was lost, and how long the round trip took. */
export function trainOf({ lossRatio, rttMedianMs }: CheckTopic['values'], f: Formats, language: Language): string {
  const [lost, trip] = language === 'vi' ? ['mất', 'trễ'] : ['lost', 'round trip'];
  return `${lost} ${share(lossRatio, f)}, ${trip} ${whole(rttMedianMs, f)} ms`;
}
