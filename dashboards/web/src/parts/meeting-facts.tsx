import { type Health, meetingPageMessages } from '@mach/messages';
import type { MeetingRow, RoomStateName } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useNow } from '../live/use-now.ts';
import { StateMark } from './state-mark.tsx';

/** Worst first, as in the list of rooms; what is well comes last. */
const ORDER: readonly RoomStateName[] = ['not-ready', 'attention', 'not-tested', 'off', 'no-room', 'ready'];

const SHAPES: Readonly<Record<RoomStateName, Health>> = {
  ready: 'normal',
  attention: 'attention',
  'not-ready': 'down',
  off: 'off-hours',
  'not-tested': 'never-reported',
  'no-room': 'empty',
};

/** How ready a room is, by shape, colour and word. */
export function RoomMark({ state }: { readonly state: RoomStateName }) {
  const meetings = meetingPageMessages(useSpoken().language);
  return <StateMark health={SHAPES[state]} word={meetings.states[state]} />;
}

/** How many rooms are in each state; states without a room are left out. */
export function RoomCounts({ rooms }: Pick<MeetingRow, 'rooms'>) {
  const { language, format } = useSpoken();
  return (
    <ul class="room-counts" aria-label={meetingPageMessages(language).summary}>
      {ORDER.filter((state) => rooms[state] > 0).map((state) => (
        <li key={state}>
          <span class="figure">{format.integer(rooms[state])}</span> <RoomMark state={state} />
        </li>
      ))}
    </ul>
  );
}

/** From when to when, and how long until it begins. */
export function MeetingTime({
  meeting: { startsAt, endsAt },
}: {
  readonly meeting: Pick<MeetingRow, 'startsAt' | 'endsAt'>;
}) {
  const { language, format } = useSpoken();
  const now = useNow();
  const meetings = meetingPageMessages(language);
  const isOneDay = format.date(startsAt) === format.date(endsAt);
  const until =
    now < startsAt
      ? meetings.startsIn(format.duration(startsAt - now))
      : now < endsAt
        ? meetings.underWay
        : meetings.over;
  return (
    <>
      {meetings.when(format.dateTime(startsAt), isOneDay ? format.time(endsAt) : format.dateTime(endsAt))} ·{' '}
      <strong>{until}</strong>
    </>
  );
}
