import { availabilityShare, availabilityText, reportHoursText, reportsPageText, visibleText } from '@mach/messages';
import type { AvailabilityReport } from '@mach/wire';
import { useSpoken } from '../../language.ts';

interface Props {
  readonly report: AvailabilityReport;
  readonly names: ReadonlyMap<string, string>;
}

/** What the figures rest on: how many days were measured, what nobody knows, PCs used, announced outages, and the rules. */
export function ReportBasis({ report: { siteDays, hours, totals, pcs, announced }, names }: Props) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  const said = availabilityText(language);
  const sites = totals.find(({ communeCode, subject }) => communeCode === undefined && subject === 'site');
  const { noDataShare, seconds } = sites?.working ?? {};
  const used = pcs.reduce((sum, { usedDays }) => sum + usedDays, 0);
  const possible = pcs.reduce((sum, row) => sum + row.pcs * row.workingDays, 0);
  const count = pcs.reduce((sum, row) => sum + row.pcs, 0);
  const days = pcs.reduce((most, { workingDays }) => Math.max(most, workingDays), 0);
  return (
    <section aria-labelledby="basis">
      <h3 id="basis">{text.coverage}</h3>
      <p>{said.siteDays(format.integer(siteDays.measured), format.integer(siteDays.expected))}</p>
      {seconds === undefined ? null : (
        <p>{said.noData(availabilityShare(noDataShare ?? 0, language), format.duration(seconds.noData * 1_000))}</p>
      )}
      {count === 0 ? null : (
        <p>
          {said.pcsShown}:{' '}
          {said.pcs(format.integer(used), format.integer(possible), format.integer(count), format.integer(days))}.
        </p>
      )}
      <h4>{said.hoursShown}</h4>
      {reportHoursText(hours, (code) => names.get(code) ?? code, language).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h4>{said.announcedShown}</h4>
      {announced.length === 0 ? (
        <p>{said.noneAnnounced}</p>
      ) : (
        <ul class="evidence">
          {announced.map(({ id, document, cause, from, to, communes }) => (
            <li key={id}>
              {document}: {said.outageCause[cause]}, {format.dateTime(from)} – {format.dateTime(to)}
              {communes.length === 0
                ? ''
                : ` (${communes.map((code) => visibleText(names.get(code) ?? code)).join(', ')})`}
            </li>
          ))}
        </ul>
      )}
      <h4>{said.rulesShown}</h4>
      <ol class="rules">
        {said.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </section>
  );
}
