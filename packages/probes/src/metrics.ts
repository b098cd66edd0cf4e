import type { CounterWrap, Exposed, MetricSpec, MetricUnit, Reduction } from '@mach/wire';

/** What a spec says beside its name and kind. `as` is the exposed metric; without it the value is not exposed. */
interface Told {
  readonly help: string;
  readonly as?: string;
  readonly labels?: Exposed['labels'];
  /** Help of the metric where several values share it; otherwise the value's own. */
  readonly family?: string;
}

/** A value that goes up and down. Several samples of one report become their mean unless told otherwise. */
export const gauge = (value: string, unit: MetricUnit, told: Told & { readonly reduce?: Reduction }): MetricSpec =>
  spec('gauge', value, unit, told.reduce ?? 'mean', told);

/** A number that is a fact rather than a measurement: the last one holds. */
export const fact = (value: string, unit: MetricUnit, told: Told): MetricSpec =>
  spec('gauge', value, unit, 'last', told);

/** A count that falls only at a restart. */
export const counter = (
  value: string,
  unit: MetricUnit,
  { wrap, ...told }: Told & { readonly wrap?: CounterWrap },
): MetricSpec => ({ ...spec('counter', value, unit, 'last', told), ...(wrap !== undefined && { wrap }) });

/** True or false, exposed as 1 or 0. */
export const flagValue = (value: string, told: Told): MetricSpec => spec('flag', value, 'none', 'last', told);

/** A text. Exposed, it is the label `label` of the info series `as`, beside the other texts of that name. */
export const textValue = (value: string, told: Told & { readonly label?: string }): MetricSpec => {
  const { help, as, label, family } = told;
  const exposed =
    as === undefined || label === undefined
      ? {}
      : { exposed: { name: as, type: 'info', label, help: family ?? help } as const };
  return { value, unit: 'none', kind: 'text', reduce: 'last', help, ...exposed };
};

function spec(
  kind: 'gauge' | 'counter' | 'flag',
  value: string,
  unit: MetricUnit,
  reduce: Reduction,
  { help, as, labels, family }: Told,
): MetricSpec {
  const type = kind === 'counter' ? 'counter' : 'gauge';
  const exposed =
    as === undefined
      ? {}
      : {
          exposed: { name: as, type, help: family ?? sentence(help), ...(labels !== undefined && { labels }) } as const,
        };
  return { value, unit, kind, reduce, help, ...exposed };
}

/** Help of a family as Prometheus has it: a sentence. */
const sentence = (help: string) => `${help.charAt(0).toUpperCase()}${help.slice(1)}.`;
