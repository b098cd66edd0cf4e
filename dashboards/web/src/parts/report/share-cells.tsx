import { availabilityShare, reportsPageText } from '@mach/messages';
import type { AvailabilityPart } from '@mach/wire';
import { useSpoken } from '../../language.ts';

interface Parts {
  readonly working: AvailabilityPart;
  readonly unannounced: AvailabilityPart;
}

/** The heads of the cells below. */
export function ShareHeads() {
  const text = reportsPageText(useSpoken().language);
  const heads = [
    ...[text.columnRatio, text.columnRange, text.columnUnannounced, text.columnCoverage, text.columnNoData],
    text.columnDown,
  ];
  return (
    <>
      {heads.map((head) => (
        <th key={head} scope="col" class="number">
          {head}
        </th>
      ))}
    </>
  );
}

/** What was measured, between what and what the truth lies, without announced outages, and how much is not known. */
export function ShareCells({ working, unannounced }: Parts) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  const share = (ratio: number | undefined) => availabilityShare(ratio, language);
  return (
    <>
      <td class="number" data-label={text.columnRatio}>
        <strong>{share(working.ratio)}</strong>
      </td>
      <td class="number" data-label={text.columnRange}>
        {working.atWorst === undefined ? share(undefined) : text.range(share(working.atWorst), share(working.atBest))}
      </td>
      <td class="number" data-label={text.columnUnannounced}>
        {share(unannounced.ratio)}
      </td>
      <td class="number" data-label={text.columnCoverage}>
        {share(working.coverage)}
      </td>
      <td class="number" data-label={text.columnNoData}>
        {share(working.noDataShare)}
      </td>
      <td class="number" data-label={text.columnDown}>
        {working.seconds.down === 0 ? text.noMinutes : format.duration(working.seconds.down * 1_000)}
      </td>
    </>
  );
}
