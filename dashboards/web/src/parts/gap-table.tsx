import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { goodReadings, numberOf, textOf } from '../views/readings.ts';

/** What this device measured and never told whole, by day and reason: its own ledger. Nothing where nothing is missing. */
export function GapTable({ device }: { readonly device: DeviceDetail }) {
  const { messages, format } = useSpoken();
  const words = messages.device;
  const gaps = goodReadings(device.readings, 'gap').map((reading) => ({
    day: textOf(reading, 'day') ?? '',
    reason: textOf(reading, 'reason') ?? '',
    reports: numberOf(reading, 'reports') ?? 0,
  }));
  if (gaps.length === 0) return null;
  const newestFirst = [...gaps].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{words.gaps}</h2>
      <table class="rows stacks">
        <caption class="for-readers">{words.gapsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columnDay}</th>
            <th scope="col">{words.columnReason}</th>
            <th scope="col">{words.columnReports}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ day, reason, reports }) => (
            <tr key={`${day} ${reason}`}>
              <th scope="row">{day === '' ? words.dayUnknown : format.date(Date.parse(`${day}T00:00:00+07:00`))}</th>
              <td>{words.gapReasons[reason] ?? reason}</td>
              <td data-label={words.columnReports}>{format.integer(reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
