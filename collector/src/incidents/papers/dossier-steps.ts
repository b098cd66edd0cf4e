import type { DossierStep, Incident, IncidentStep, IncidentView, PaperView } from '@mach/wire';

/** How a view stands on paper: without the lists of sites and communes. */
export function paperView(view: IncidentView, nameOf: (scope: IncidentView['scope']) => string | undefined): PaperView {
  const { stage, trouble, cause, causes, alike, scope, confidence, vantages, evidence, announced } = view;
  const name = nameOf(scope);
  return {
    ...{ stage, trouble, cause, causes, alike, confidence, vantages, evidence },
    scope: name === undefined ? scope : { ...scope, name },
    ...(announced === undefined ? {} : { announced }),
  };
}

/** The steps of an incident with what changed at each: where it grew, where it shrank, and what it was taken for. */
export function dossierSteps(
  { steps }: Pick<Incident, 'steps'>,
  {
    scopeName,
    communeName,
  }: {
    readonly scopeName: (scope: IncidentView['scope']) => string | undefined;
    readonly communeName: (code: string) => string;
  },
): readonly DossierStep[] {
  return steps.map((step, index) => {
    const before = steps[index - 1]?.view;
    const { at, type, view, into } = step;
    const isOver = type === 'ended' || type === 'joined';
    const less = (some: readonly string[], others: readonly string[] = []) =>
      some.filter((code) => !others.includes(code)).map(communeName);
    return {
      ...paperView(view, scopeName),
      ...{ at, type, sites: view.sites.length, communes: view.communes.length },
      ...(into === undefined ? {} : { into }),
      grown: isOver || before === undefined ? [] : less(view.communes, before.communes),
      shrunk: isOver || before === undefined ? [] : less(before.communes, view.communes),
      changed: before === undefined ? [] : changesOf(before, view),
    };
  });
}

function changesOf(before: IncidentStep['view'], after: IncidentStep['view']): DossierStep['changed'] {
  const causes = ({ stage, cause, causes: set }: IncidentView) => (stage === 'final' ? cause : [...set].sort().join());
  return [
    ...(before.stage === after.stage ? [] : (['stage'] as const)),
    ...(causes(before) === causes(after) ? [] : (['cause'] as const)),
    ...(before.trouble === after.trouble ? [] : (['trouble'] as const)),
    ...(before.scope.kind === after.scope.kind && before.scope.id === after.scope.id ? [] : (['scope'] as const)),
  ];
}

/** When a commune was among those that an incident touched, by its steps; `isOf` tells it by a view. Times in ms; of one that lasts up to `now`. */
export function touchedSpans(
  { steps, since, endedAt }: Pick<Incident, 'steps' | 'since' | 'endedAt'>,
  isOf: (view: IncidentView) => boolean,
  now: number,
): readonly { readonly from: number; readonly to: number }[] {
  const end = endedAt ?? now;
  const spans: { from: number; to: number }[] = [];
  for (const [index, { at, view }] of steps.entries()) {
    if (!isOf(view)) continue;
    // What the first step says holds from when it is said to have begun.
    const from = index === 0 ? since : at;
    const to = Math.min(steps[index + 1]?.at ?? end, end);
    if (to <= from) continue;
    const last = spans.at(-1);
    if (last?.to === from) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}
