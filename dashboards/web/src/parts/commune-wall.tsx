import type { CommuneRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { byUrgency, communeHealth, devicesExpected } from '../views/commune-health.ts';
import { StateMark } from './state-mark.tsx';

/** One tile a commune, for a screen on the wall: the whole province without scrolling. */
export function CommuneWall({ communes }: { readonly communes: readonly CommuneRow[] }) {
  const { province } = useSpoken().messages;
  return (
    <ul class="wall">
      {[...communes].sort(byUrgency).map((commune) => {
        const health = communeHealth(commune);
        return (
          <li key={commune.code} class={`tile tile-${health}`}>
            <a href={paths.commune(commune.code)}>
              <StateMark health={health} short />
              <span class="tile-name" title={commune.name}>
                <bdi>{commune.name}</bdi>
              </span>
              <span class="tile-up" title={province.upOfTotalSpoken(commune.devicesUp, devicesExpected(commune))}>
                {province.upOfTotal(commune.devicesUp, devicesExpected(commune))}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
