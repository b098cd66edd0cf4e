import { kindLabel, targetText } from '@mach/messages';
import type { DeviceDetail, LatestReading } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { asksForPages, checkFigures, isInconclusive, networkChecks } from '../views/network-checks.ts';
import { isToldByDay } from '../views/pc.ts';
import { textOf } from '../views/readings.ts';
import { Age } from './age.tsx';
import { StateMark } from './state-mark.tsx';

function Result({ check }: { readonly check: LatestReading }) {
  const words = useSpoken().messages.device;
  if (isInconclusive(check)) return <StateMark health="empty" word={words.inconclusive} />;
  return <StateMark health={check.ok ? 'normal' : 'attention'} word={check.ok ? words.passed : words.failed} />;
}

/** The last result of each network check of a device, those that failed first. */
export function CheckTable({ device }: { readonly device: DeviceDetail }) {
  const spoken = useSpoken();
  const words = spoken.messages.device;
  const checks = networkChecks(device.readings);
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      {checks.length + device.notApplicable.length === 0 ? (
        <p class="card">{words.checksNone}</p>
      ) : (
        <table class="rows stacks">
          <caption class="for-readers">{words.checksCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columnResult}</th>
              <th scope="col">{words.columnTarget}</th>
              <th scope="col">{words.columnCheck}</th>
              <th scope="col">{words.columnFigures}</th>
              <th scope="col">{words.columnWhen}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={`${check.kind} ${check.id ?? ''} ${check.target ?? ''}`}>
                <td class="cell-state">
                  <Result check={check} />
                </td>
                <th scope="row" class="cell-name cell-target">
                  {targetText(check.target ?? '', spoken.language, textOf(check, 'address'))}
                </th>
                <td data-label={words.columnCheck}>{kindLabel(check.kind, spoken.language)}</td>
                <td data-label={words.columnFigures}>{checkFigures(check, spoken)}</td>
                <td data-label={words.columnWhen}>
                  {isToldByDay(device) ? spoken.format.date(check.at) : <Age at={check.at} />}
                </td>
              </tr>
            ))}
            {device.notApplicable.map(({ id, name, path }) => (
              <tr key={`service ${id}`}>
                <td class="cell-state">
                  <StateMark health="revoked" word={words.notApplicable} />
                </td>
                <th scope="row" class="cell-name cell-target">
                  {name}
                </th>
                <td data-label={words.columnCheck}>{kindLabel('http', spoken.language)}</td>
                <td data-label={words.columnFigures}>{words.notApplicableWhy[path]}</td>
                <td data-label={words.columnWhen} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asksForPages(checks) ? <p class="quiet">{words.publicPagesAlone}</p> : null}
    </section>
  );
}
