import { meetingPageMessages } from '@mach/messages';
import type { Listed, MeetingRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths } from '../navigation.ts';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { MeetingTime, RoomCounts } from '../parts/meeting-facts.tsx';
import { PageTitle } from '../parts/page-title.tsx';

/** The calendar of video meetings, each with its rooms by readiness. */
export function MeetingsPage() {
  const { messages, language } = useSpoken();
  const { frame, province } = messages;
  const meetings = meetingPageMessages(language);
  const session = useSession();
  const isOwn = session?.communeCode !== undefined;
  const mayKeep = session?.role === 'province-admin';
  const [snapshot, refresh] = useLive<Listed<MeetingRow>>('/api/v1/meetings');
  return (
    <>
      <PageTitle title={meetings.title} path={isOwn ? [] : [{ href: paths.province, name: province.title }]}>
        <Freshness snapshot={snapshot} />
      </PageTitle>
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={frame.notFoundPage}>
        {({ items }) =>
          items.length === 0 ? (
            <NoMeetings mayKeep={mayKeep} />
          ) : (
            <>
              <p class="quiet">
                {meetings.intro}
                {mayKeep ? (
                  <>
                    {' '}
                    <a href={paths.adminPart('meetings')}>{meetings.keep}</a>
                  </>
                ) : null}
              </p>
              <ul class="meetings">
                {items.map((meeting) => (
                  <li key={meeting.id} class="card">
                    <h2>
                      <a href={paths.meeting(meeting.id)}>{meeting.title}</a>
                    </h2>
                    <p>
                      <MeetingTime meeting={meeting} /> · {meetings.communes(meeting.communes)}
                    </p>
                    <RoomCounts rooms={meeting.rooms} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </LiveSection>
    </>
  );
}

/** Leads to the calendar whoever keeps it, and tells everybody else whom to ask. */
function NoMeetings({ mayKeep }: { readonly mayKeep: boolean }) {
  const meetings = meetingPageMessages(useSpoken().language);
  return (
    <section class="card notice">
      <h2>{meetings.none}</h2>
      <p>{mayKeep ? meetings.noneIntro : meetings.noneAsk}</p>
      {mayKeep ? (
        <p>
          <a class="button" href={paths.adminPart('meetings')}>
            {meetings.keep}
          </a>
        </p>
      ) : null}
    </section>
  );
}
