import type { PageMessages } from '@mach/messages';
import type { CommuneRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useNow } from '../live/use-now.ts';
import { paths } from '../navigation.ts';
import { communeHealth, communesToLookAt } from '../views/commune-health.ts';
import { StateMark } from './state-mark.tsx';

/** The few communes that need somebody first, and why, in words. */
export function LookFirst({ communes }: { readonly communes: readonly CommuneRow[] }) {
  const { messages, format } = useSpoken();
  const now = useNow();
  const { province } = messages;
  const all = communesToLookAt(communes);
  const more = all.length - limits.attentionShown;
  const age = (at: number) => format.age(now - at);
  return (
    <section aria-labelledby="look-first" class="card look-first">
      <h2 id="look-first">{province.attention}</h2>
      {all.length === 0 ? (
        <p class="all-well">
          <StateMark health="normal" short /> {province.attentionNothing}
        </p>
      ) : (
        <ul>
          {all.slice(0, limits.attentionShown).map((commune) => (
            <li key={commune.code}>
              <StateMark health={communeHealth(commune)} short />
              <a href={paths.commune(commune.code)}>
                <bdi>{commune.name}</bdi>
              </a>
              <p>{reasonsFor(commune, province, age).join('; ')}</p>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p class="quiet">{province.attentionMore(more)}</p> : null}
    </section>
  );
}

function reasonsFor(
  commune: CommuneRow,
  province: PageMessages['province'],
  age: (at: number) => string,
): readonly string[] {
  if (communeHealth(commune) === 'no-data' && commune.lastReportAt !== undefined) {
    const last = age(commune.lastReportAt);
    return [commune.devices === 1 ? province.silentOne(last) : province.silent(commune.devices, last)];
  }
  return [
    ...(commune.devicesWithConditions > 0 ? [province.conditions(commune.devicesWithConditions)] : []),
    ...(commune.failedChecks > 0 ? [province.failedChecks(commune.failedChecks)] : []),
  ];
}
