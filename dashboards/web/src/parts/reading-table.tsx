import { kindLabel, kindOrder, terms, valueLabel, valueText } from '@mach/messages';
import type { DeviceDetail, LatestReading } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { isToldByDay } from '../views/pc.ts';

/** Everything that the agent last sent, for who wants to know exactly. Closed until asked for. */
export function ReadingTable({ device }: { readonly device: DeviceDetail }) {
  const { messages, format } = useSpoken();
  const words = messages.device;
  if (device.readings.length === 0) return null;
  const readings = [...device.readings].sort((a, b) => kindOrder(a.kind) - kindOrder(b.kind));
  return (
    <details class="all-readings no-print">
      <summary>{words.allReadings}</summary>
      <table class="rows stacks">
        <caption>{words.allReadingsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columnReading}</th>
            <th scope="col">{words.columnPart}</th>
            <th scope="col">{words.columnValue}</th>
            <th scope="col">{words.columnWhen}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <Row
              key={`${reading.kind} ${reading.id ?? ''} ${reading.target ?? ''}`}
              reading={reading}
              when={isToldByDay(device) ? format.date(reading.at) : format.dateTime(reading.at)}
            />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Row({ reading, when }: { readonly reading: LatestReading; readonly when: string }) {
  const { language } = useSpoken();
  return (
    <tr>
      <th scope="row" class="cell-name">
        {kindLabel(reading.kind, language)}
      </th>
      <td class="cell-target">{reading.target ?? ''}</td>
      <td class="cell-values">
        {reading.ok ? null : (
          <p class={reading.failure === 'unsupported' ? 'quiet' : 'bad'}>
            {terms.failure(reading.failure ?? '', language)}
            {reading.detail === undefined ? null : <small lang="en"> ({reading.detail})</small>}
          </p>
        )}
        <dl class="values">
          {Object.entries(reading.values).map(([name, value]) => (
            <div key={name}>
              <dt>{valueLabel(reading.kind, name, language)}</dt>
              <dd>{valueText(reading.kind, name, value, language)}</dd>
            </div>
          ))}
        </dl>
      </td>
      <td>{when}</td>
    </tr>
  );
}
