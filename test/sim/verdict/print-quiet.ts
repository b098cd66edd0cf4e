import type { FalseIncident, QuietSpan } from './quiet-week.ts';

const WEEK_HOURS = 168;

export const weeksOf = (spans: readonly QuietSpan[]): number =>
  spans.reduce((sum, { hours }) => sum + hours, 0) / WEEK_HOURS;

/** What was opened in weeks in which nothing broke, and what was not. */
export function printQuiet(spans: readonly QuietSpan[]): string {
  const weeks = weeksOf(spans);
  if (weeks === 0) return 'No quiet week was played in this run.';
  const incidents = spans.flatMap((span) => span.incidents);
  const passed = new Map<string, number>();
  for (const span of spans) for (const [name, count] of span.passed) passed.set(name, (passed.get(name) ?? 0) + count);
  const [pcs, others] = split([...passed], ([name]) => name.startsWith('device'));
  const sum = (list: readonly (readonly [string, number])[]) => list.reduce((all, [, count]) => all + count, 0);
  const groups = [...Map.groupBy(incidents, ({ kind, cause }) => `| ${kind} | ${cause} `)];
  return `${weeks.toFixed(1)} province-weeks of ${new Set(spans.map(({ seed }) => seed)).size} provinces, in which people come and go, breakers are thrown at 40 % of sites at lunch and in the evening, and one day of each is a
holiday. Judged each half a minute, ${spans.reduce((all, { judgements }) => all + judgements, 0)} times, over the five minutes before, and kept by the collector's own book of incidents
(collector/src/incidents/incident-book.ts) with its own times of confirmation. **${incidents.length} false incidents, ${(incidents.length / weeks).toFixed(1)} a week**: whatever was opened, whomever it is about, single
PCs too (${incidents.filter(({ kind }) => kind === 'device').length} of them).

${
  incidents.length === 0
    ? ''
    : `| about | cause | incidents | what they rest on |
|---|---|--:|---|
${groups.map(([group, those]) => `${group}| ${those.length} | ${codesOf(those)} |`).join('\n')}

`
}Left out, for the book opened none: verdicts that an office is switched off, and those that went before they had stood long enough (half a minute
for what is down, five for what is poor or unknown, ten for one PC): ${sum(others)} (${others.map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}), and ${sum(pcs)} on single PCs. Nobody is told of those.`;
}

function codesOf(those: readonly FalseIncident[]): string {
  const all = Map.groupBy(those, ({ codes, time }) => `${codes.join(', ')} (${time})`);
  return [...all]
    .map(
      ([codes, same]) =>
        `${same.length}: ${codes}, seeds ${[...new Set(same.map(({ seed }) => seed))].slice(0, 4).join(' ')}`,
    )
    .join('; ');
}

function split<Item>(list: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [list.filter(isFirst), list.filter((item) => !isFirst(item))];
}
