import { terms } from '@mach/messages';
import type { Line as Registered, SiteRow } from '@mach/wire';
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
          <th scope="col">{commune.columnContract}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row" class="cell-name">
              <bdi>{site.name}</bdi>
            </th>
            <td class="number" data-label={province.columnUp}>
              {province.upOfTotal(site.devicesUp, devicesExpected(site))}
            </td>
            <td data-label={commune.columnLine}>
              <Line site={site} />
            </td>
            <td data-label={commune.columnContract}>
              <Contracts lines={site.lines} />
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

/** Whom to call about each line of a site, and by which number they know it. */
function Contracts({ lines }: { readonly lines: readonly Registered[] }) {
  const { messages, language, format } = useSpoken();
  const words = messages.commune;
  if (lines.length === 0) return <span class="quiet">{words.lineMissing}</span>;
  return (
    <ul class="plain">
      {lines.map(({ id, kind, provider, circuit, contract, committedBitsPerSecond, hotline, isMetered }) => (
        <li key={id}>
          {[
            `${terms.line(kind, language)}: ${provider ?? messages.frame.unknown}`,
            circuit === undefined ? undefined : words.circuit(circuit),
            contract === undefined ? undefined : words.contract(contract),
            committedBitsPerSecond === undefined
              ? undefined
              : words.committed(format.number(committedBitsPerSecond / 1_000_000)),
            hotline === undefined ? undefined : words.hotline(hotline),
            isMetered ? words.metered : undefined,
          ]
            .filter((text) => text !== undefined)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
