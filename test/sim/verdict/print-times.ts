import type { TimeToFinal } from './time-to-final.ts';
import type { Times } from './time-to-verdict.ts';

export function timesRows(followed: readonly Times[]): string {
  return [...Map.groupBy(followed, ({ part }) => part)]
    .map(
      ([part, those]) =>
        `| ${part} | ${those.length} | ${spread(those.map(({ provisionalMs }) => provisionalMs))} | ${spread(those.map(({ finalMs }) => finalMs))} |`,
    )
    .join('\n');
}

function spread(times: readonly (number | undefined)[]): string {
  const known = times.filter((each) => each !== undefined).sort((a, b) => a - b);
  const [middle, last] = [known[Math.floor(known.length / 2)], known.at(-1)];
  if (middle === undefined || last === undefined) return '–';
  const missing = times.length === known.length ? '' : ` (${times.length - known.length} not within 15 min)`;
  return `${middle / 1_000} s · ${last / 1_000} s${missing}`;
}

export function returnedRows(returned: readonly TimeToFinal[]): string {
  const row = (name: string, those: readonly TimeToFinal[]) => {
    const never = those.filter(({ finalMs }) => finalMs === undefined).length;
    return `| ${name} | ${those.length} | ${share(those, 0.5)} | ${share(those, 0.95)} | ${never} |`;
  };
  const parts = [...Map.groupBy(returned, ({ part }) => part)];
  return [...parts.map(([part, those]) => row(part, those)), row('all', returned)].join('\n');
}

/** The time within which a share of all have their verdict, those without one at the end. */
function share(those: readonly TimeToFinal[], part: number): string {
  const times = those.map(({ finalMs }) => finalMs ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const time = times[Math.min(times.length - 1, Math.floor(times.length * part))];
  if (time === undefined) return '–';
  return Number.isFinite(time) ? `${time / 1_000} s` : 'more than 5 min';
}
