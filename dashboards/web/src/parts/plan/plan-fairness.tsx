import { plansPageText } from '@mach/messages';
import type { PlanAnswerRow, PlanDeskInfo } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { paths } from '../../navigation.ts';
import { type Sorted, SortHeading } from '../sort-heading.tsx';

const MILLION = 1_000_000;

type Share = PlanAnswerRow['communes'][number];
type Limits = PlanDeskInfo['policy']['communes'];
type Column = 'commune' | 'devices' | 'lines' | 'cost' | 'per-device' | 'minutes';

interface Props {
  readonly communes: readonly Share[];
  readonly names: ReadonlyMap<string, string>;
  readonly limits: Limits;
}

const costOf = ({ cost }: Share) => cost.parts + cost.assets;
const perDevice = (share: Share) => (share.devices === 0 ? 0 : costOf(share) / share.devices);

/** What each commune gets, as bars on one scale with the floor and the cap that the policy gives it. */
export function PlanFairness({ communes, names, limits }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [sorted, setSorted] = useState<Sorted<Column>>({ by: 'cost', turned: false });
  const nameOf = ({ commune }: Share) => names.get(commune) ?? commune;
  const orders: Readonly<Record<Column, (a: Share, b: Share) => number>> = {
    commune: (a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'),
    devices: (a, b) => b.devices - a.devices,
    lines: (a, b) => b.lines - a.lines,
    cost: (a, b) => costOf(b) - costOf(a),
    'per-device': (a, b) => perDevice(b) - perDevice(a),
    minutes: (a, b) => b.minutes - a.minutes,
  };
  const rows = [...communes].sort(orders[sorted.by]);
  if (sorted.turned) rows.reverse();
  const most = rows.reduce((max, row) => Math.max(max, costOf(row), limits[row.commune]?.floor ?? 0), 1);
  const without = rows.filter(({ lines }) => lines === 0).length;
  const hasLimits = Object.keys(limits).length > 0;
  const heading = (column: Column, name: string, number = true) => (
    <SortHeading column={column} name={name} number={number} sorted={sorted} onSort={setSorted} />
  );
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  return (
    <section class="fairness" aria-labelledby="fairness">
      <h2 id="fairness">{text.fairness}</h2>
      <p class="quiet">
        {text.fairnessNote} {without === 0 ? null : text.withoutAny(format.integer(without))}
      </p>
      <table class="rows stacks">
        <caption class="for-readers">{text.fairnessCaption}</caption>
        <thead>
          <tr>
            {heading('commune', text.filterCommune, false)}
            {heading('cost', text.columnCost)}
            {heading('per-device', text.columnPerDevice)}
            {heading('minutes', text.columnMinutes)}
            {heading('lines', text.columnLines)}
            {heading('devices', text.columnDevices)}
            {hasLimits ? (
              <th scope="col" class="number">
                {text.columnLimits}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.commune}>
              <th scope="row" class="cell-name">
                <a href={paths.commune(row.commune)}>{nameOf(row)}</a>
              </th>
              <td class="number cell-bar" data-label={text.columnCost}>
                {millions(costOf(row))}
                <Bar cost={costOf(row)} most={most} limits={limits[row.commune]} />
              </td>
              <td class="number" data-label={text.columnPerDevice}>
                {millions(perDevice(row))}
              </td>
              <td class="number" data-label={text.columnMinutes}>
                {format.integer(row.minutes)}
              </td>
              <td class="number" data-label={text.columnLines}>
                {format.integer(row.lines)}
              </td>
              <td class="number" data-label={text.columnDevices}>
                {format.integer(row.devices)}
              </td>
              {hasLimits ? (
                <td class="number" data-label={text.columnLimits}>
                  {limitsText(limits[row.commune], millions)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function limitsText(limit: Limits[string] | undefined, write: (dong: number) => string): string {
  if (limit?.floor === undefined && limit?.cap === undefined) return '–';
  const side = (dong: number | undefined) => (dong === undefined ? '…' : write(dong));
  return `${side(limit.floor)} – ${side(limit.cap)}`;
}

function Bar(props: { readonly cost: number; readonly most: number; readonly limits: Limits[string] | undefined }) {
  const place = (dong: number) => Math.min(100, (dong / props.most) * 100);
  const { floor, cap } = props.limits ?? {};
  return (
    <svg class="range" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="2.5" width="100" height="1" class="range-scale" />
      <rect x="0" y="1" width={place(props.cost)} height="4" class="range-likely" />
      {floor === undefined ? null : (
        <rect x={Math.max(0, place(floor) - 0.4)} y="0" width="0.8" height="6" class="floor" />
      )}
      {cap === undefined ? null : (
        <line x1={place(cap)} x2={place(cap)} y1="0" y2="6" class="cap" vector-effect="non-scaling-stroke" />
      )}
    </svg>
  );
}
