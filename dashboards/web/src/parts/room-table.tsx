import { meetingPageMessages, roomTopicLines, topicNames } from '@mach/messages';
import type { RoomRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useNow } from '../live/use-now.ts';
import { paths } from '../navigation.ts';
import { RoomMark } from './meeting-facts.tsx';

/** Meeting rooms with what was found in each, and by which machine. */
export function RoomTable({ rows }: { readonly rows: readonly RoomRow[] }) {
  const meetings = meetingPageMessages(useSpoken().language);
  return (
    <table class="rows stacks rooms">
      <caption>{meetings.roomsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{meetings.columnCommune}</th>
          <th scope="col">{meetings.columnState}</th>
          <th scope="col">{meetings.columnFound}</th>
          <th scope="col">{meetings.columnMachine}</th>
          <th scope="col">{meetings.columnTested}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Room key={`${row.communeCode} ${row.device?.id ?? ''}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Room({ row }: { readonly row: RoomRow }) {
  const { language, format } = useSpoken();
  const meetings = meetingPageMessages(language);
  const { device, testedAt, nextTestAt } = row;
  const today = format.date(useNow());
  const when = (at: number) => (format.date(at) === today ? format.time(at) : format.dateTime(at));
  return (
    <tr>
      <th scope="row" class="cell-name">
        <a href={paths.commune(row.communeCode)}>{row.communeName}</a>
      </th>
      <td class="cell-state">
        <RoomMark state={row.state} />
      </td>
      <td class="cell-conditions" data-label={meetings.columnFound}>
        <Found row={row} />
      </td>
      <td data-label={meetings.columnMachine}>
        {device === undefined ? (
          '–'
        ) : (
          <a href={paths.device(device.id)}>{device.label ?? meetings.machine(device.number)}</a>
        )}
      </td>
      <td data-label={meetings.columnTested}>
        {testedAt === undefined ? meetings.notTested : when(testedAt)}
        {nextTestAt === undefined ? null : <small>{meetings.nextTest(when(nextTestAt))}</small>}
      </td>
    </tr>
  );
}

/** What is wrong stands there; what is fine, one press away. */
function Found({ row }: { readonly row: RoomRow }) {
  const { language } = useSpoken();
  const meetings = meetingPageMessages(language);
  const lines = roomTopicLines(row.topics, language);
  const bad = lines.filter(({ light }) => light === 'warning' || light === 'critical');
  const unknown = row.topics.filter(({ light }) => light === 'unknown').map(({ topic }) => topic);
  const notes = [
    ...(unknown.length > 0 ? [meetings.unmeasured(topicNames(unknown, language).join(', '))] : []),
    ...(row.state === 'no-room' ? [meetings.noRoom] : []),
    ...(row.state === 'off' ? [meetings.offNote] : []),
    ...(row.untested === undefined ? [] : [meetings.untested[row.untested]]),
    ...(row.hasCodec === true ? [meetings.codec] : []),
  ];
  return (
    <>
      {bad.length > 0 ? (
        <ul class="plain">
          {bad.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
      {lines.length > bad.length ? (
        <details>
          <summary>{row.state === 'ready' ? meetings.allGood : meetings.allFound}</summary>
          <ul class="plain">
            {lines.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
