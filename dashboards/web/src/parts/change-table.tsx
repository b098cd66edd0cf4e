import { changeText } from '@mach/messages';
import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { isPc } from '../views/pc.ts';

/** What was changed about the machine, newest first: parts that came or went, another system, another place. */
export function ChangeTable({ device }: { readonly device: DeviceDetail }) {
  const { messages, language, format } = useSpoken();
  const words = messages.device;
  const when = isPc(device) ? format.date : format.dateTime;
  if (device.changes.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words.changes}</h2>
      <table class="rows stacks">
        <caption class="for-readers">{words.changesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columnWhen}</th>
            <th scope="col">{words.columnPart}</th>
            <th scope="col">{words.columnChange}</th>
            <th scope="col">{words.columnBefore}</th>
            <th scope="col">{words.columnAfter}</th>
          </tr>
        </thead>
        <tbody>
          {[...device.changes].reverse().map((change) => {
            const { part, change: word, before, after } = changeText(change, language);
            return (
              <tr key={`${change.at} ${change.kind} ${change.target ?? ''} ${change.change} ${after}`}>
                <td>{when(change.at)}</td>
                <th scope="row" class="cell-name">
                  {part}
                </th>
                <td>{word}</td>
                <td class="cell-target" data-label={words.columnBefore}>
                  {before === '' ? '–' : before}
                </td>
                <td class="cell-target" data-label={words.columnAfter}>
                  {after === '' ? '–' : after}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
