import type { SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { devicesExpected } from '../views/commune-health.ts';
import { LineContracts } from './line-contracts.tsx';
import { LineHeard } from './line-heard.tsx';

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
              <LineHeard site={site} />
            </td>
            <td data-label={commune.columnContract}>
              <LineContracts lines={site.lines} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
