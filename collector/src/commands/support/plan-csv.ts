import { type Language, planWords, reasonSentence } from '@mach/messages';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import type { FrozenPlan } from '../../planning/frozen-plan.ts';

/** One row a line of the plan. Names of columns are for programs; sentences are in the language asked for. */
export function planCsv({ plan, input }: FrozenPlan, named: (code: string) => string, lang: Language): string {
  const words = planWords(lang);
  const byDevice = new Map(input.candidates.map((candidate) => [candidate.device, candidate]));
  const head = [
    ...['commune_code', 'commune', 'device', 'device_number', 'label', 'measure', 'measure_text', 'fund', 'year'],
    ...['cost', 'cost_low', 'cost_high', 'minutes_per_month', 'mandatory', 'notes', 'reasons'],
    ...['coverage', 'estimated', 'life', 'life_until', 'quota', 'from_device', 'from_device_number'],
  ];
  const rows = plan.lines.map((line) => {
    const candidate = byDevice.get(line.device);
    return [
      line.commune,
      named(line.commune),
      line.device,
      // Lines, and switches that were only seen, have no number.
      line.number === 0 ? '' : line.number,
      candidate?.label ?? '',
      line.measure,
      words.measure[line.measure],
      line.fund,
      line.year + 1,
      line.cost,
      line.costLow,
      line.costHigh,
      line.minutes,
      line.isMandatory ? 'yes' : 'no',
      line.notes.map((note) => words.note[note]).join('; '),
      (candidate?.reasons ?? []).map((reason) => reasonSentence(reason, lang)).join('; '),
      candidate?.coverage ?? '',
      candidate?.isEstimated === true ? 'yes' : 'no',
      // A line is rented, and so has neither.
      ...(candidate?.equipment === 'line'
        ? ['rented', '', 'rented']
        : [
            candidate?.asset?.life ?? 'unknown',
            candidate?.asset?.lifeUntil ?? '',
            candidate?.asset?.quota ?? 'unknown',
          ]),
      line.from ?? '',
      (line.from === undefined ? undefined : byDevice.get(line.from)?.number) ?? '',
    ];
  });
  return writeCsv(head, rows);
}
