import type { SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { devicesExpected } from '../views/commune-health.ts';

/** The sites of a commune and how many of their devices report. */
export function SiteTable({ sites }: { readonly sites: readonly SiteRow[] }) {
  const { commune, province } = useSpoken().messages;
  return (
    <table class="rows narrow">
      <caption class="for-readers">{commune.sitesCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{commune.columnSite}</th>
          <th scope="col" class="number">
            {province.columnUp}
          </th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row">{site.name}</th>
            <td class="number">{province.upOfTotal(site.devicesUp, devicesExpected(site))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
