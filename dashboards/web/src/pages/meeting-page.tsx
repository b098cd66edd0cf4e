import { meetingPageMessages } from '@mach/messages';
import type { MeetingDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { MeetingTime, RoomCounts } from '../parts/meeting-facts.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { RoomTable } from '../parts/room-table.tsx';

/** The rooms before one meeting, by readiness, while they are measured. */
export function MeetingPage({ id = '' }: { readonly id?: string }) {
  const { language, format } = useSpoken();
  const meetings = meetingPageMessages(language);
  const [snapshot, refresh] = useLive<MeetingDetail>(`/api/v1/meetings/${encodeURIComponent(id)}`);
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={meetings.notFound} heading={{ title: meetings.title }}>
      {(meeting) => (
        <>
          <PageTitle title={meeting.title} path={[{ href: paths.meetings, name: meetings.title }]}>
            <p>
              <MeetingTime meeting={meeting} /> · {meetings.communes(meeting.communes)}
            </p>
            <Freshness snapshot={snapshot} />
          </PageTitle>
          <RoomCounts rooms={meeting.rooms} />
          <section aria-labelledby="rooms">
            <h2 id="rooms">{meetings.rooms}</h2>
            <RoomTable rows={meeting.roomRows} />
          </section>
          <section aria-labelledby="how" class="card">
            <h2 id="how">{meetings.notes}</h2>
            <ul>
              {meetings
                .notesList(`${format.number(meeting.shareBitsPerSecond / 1e6, 0)} Mbit/s`, meeting.testsAtOnce)
                .map((note) => (
                  <li key={note}>{note}</li>
                ))}
            </ul>
          </section>
        </>
      )}
    </LiveSection>
  );
}
