import type { SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { devicesExpected } from '../views/commune-health.ts';
import { StateMark } from './state-mark.tsx';

/** The sites of a commune, how many of their devices report, and whether their lines bring anything. */
export function SiteTable({ sites }: { readonly sites: readonly SiteRow[] }) {
  const { commune, province } = useSpoken().messages;
  return (
    <table class="rows narrow stacks">
      <caption class="for-readers">{commune.sitesCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{commune.columnSite}</th>
          <th scope="col" class="number">
            {province.columnUp}
          </th>
          <th scope="col">{commune.columnLine}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row" class="cell-name">
              {site.name}
            </th>
            <td class="number" data-label={province.columnUp}>
              {province.upOfTotal(site.devicesUp, devicesExpected(site))}
            </td>
            <td data-label={commune.columnLine}>
              <Line site={site} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose fault a silence is, nobody can tell by it alone: the PCs that watch may be switched off. */
function Line({ site: { line } }: { readonly site: SiteRow }) {
  const { messages, format } = useSpoken();
  const words = messages.commune;
  if (line === undefined) return <span class="quiet">{words.lineUnwatched}</span>;
  return line.isHeard ? (
    <StateMark health="normal" word={words.lineHeard} />
  ) : (
    <StateMark health="no-data" word={words.lineSilent(format.dateTime(line.since))} />
  );
}
