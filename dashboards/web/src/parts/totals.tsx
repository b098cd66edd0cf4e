import type { CommuneRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { provinceTotals } from '../views/commune-health.ts';

/** The province in four figures. */
export function Totals({ communes }: { readonly communes: readonly CommuneRow[] }) {
  const { messages, format } = useSpoken();
  const { province } = messages;
  const totals = provinceTotals(communes);
  const figures = [
    {
      name: province.totalCommunes,
      value: totals.communes,
      note:
        totals.communesSilent > 0
          ? province.totalSilent(totals.communesSilent)
          : province.totalReporting(totals.communesReporting),
      badNote: totals.communesSilent > 0,
      href: '#communes',
    },
    {
      name: province.totalUp,
      value: totals.devicesUp,
      note: province.totalUpNote(format.integer(totals.devices)),
      href: paths.devicesKnownBy('measured'),
    },
    {
      name: province.totalConditions,
      value: totals.devicesWithConditions,
      bad: totals.devicesWithConditions > 0,
      href: paths.failing,
    },
    {
      name: province.totalFailedChecks,
      value: totals.failedChecks,
      note: province.totalFailedChecksNote,
      bad: totals.failedChecks > 0,
      href: paths.failedChecks(),
    },
  ];
  return (
    <section aria-label={province.totals}>
      <dl class="totals">
        {figures.map(({ name, value, note, href, bad = false, badNote = false }) => (
          <div key={name} class={bad ? 'card total bad' : 'card total'}>
            <dt>{name}</dt>
            <dd>
              <a class="figure" href={href}>
                {format.integer(value)}
              </a>{' '}
              {note === undefined ? null : <small class={badNote ? 'bad' : undefined}>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
