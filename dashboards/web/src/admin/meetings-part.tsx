import type { AnnouncedMeeting, Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useNow } from '../live/use-now.ts';
import { paths } from '../navigation.ts';
import { Confirm } from './confirm.tsx';
import { ImportTable } from './import-table.tsx';
import { KeptSection } from './kept-section.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { RowsTable } from './rows-table.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

/** The calendar of video meetings: entered one by one or out of a file, changed, called off. */
export function MeetingsPart() {
  const { admin } = useAdmin();
  const { meetings: text } = admin;
  const live = useLive<Listed<AnnouncedMeeting>>('/api/v1/admin/meetings', limits.slowPollMs);
  const [{ data }, refresh] = live;
  const [changedId, setChangedId] = useState<string>();
  const [told, setTold] = useState('');
  const changed = data?.items.find(({ id }) => id === changedId);
  const done = (sentence: string) => {
    setChangedId(undefined);
    setTold(sentence);
    refresh();
  };
  return (
    <>
      <p class="intro">{text.intro}</p>
      <section class="card" aria-labelledby="meeting">
        <h2 id="meeting">{changed === undefined ? text.addTitle : text.changeTitle(changed.title)}</h2>
        <MeetingForm key={changed?.id ?? ''} meeting={changed} onDone={done} onSeen={refresh} />
        <p class="good" role="status">
          {told}
        </p>
      </section>
      <section class="card" aria-labelledby="meetings">
        <h2 id="meetings">{text.listTitle}</h2>
        <KeptSection live={live}>
          {({ items }) => (
            <Meetings
              items={items}
              onChange={(id) => {
                setTold('');
                setChangedId(id);
              }}
              onGone={refresh}
            />
          )}
        </KeptSection>
      </section>
      <ImportTable table="meetings" title={text.importTitle} onTaken={refresh} />
    </>
  );
}

interface MeetingsProps {
  readonly items: readonly AnnouncedMeeting[];
  readonly onChange: (id: string) => void;
  readonly onGone: () => void;
}

/** Meetings to come and under way. */
function Meetings({ items, onChange, onGone }: MeetingsProps) {
  const { admin, format } = useAdmin();
  const { meetings: text, common } = admin;
  const change = useChange();
  const now = useNow();
  const rows = items.filter(({ endsAt }) => endsAt > now);
  const callOff = async (id: string) => {
    await change.run('DELETE', `meetings/${encodeURIComponent(id)}`);
    onGone();
  };
  if (rows.length === 0) return <p class="quiet">{text.none}</p>;
  return (
    <RowsTable
      caption={text.listTitle}
      columns={[text.columnMeeting, text.columnTime, text.columnWhere, text.columnActions]}
      change={change}
    >
      {rows.map(({ id, title, startsAt, endsAt, communes }) => {
        const isOneDay = format.date(startsAt) === format.date(endsAt);
        return (
          <tr key={id}>
            <th scope="row" class="cell-name">
              <a href={paths.meeting(id)}>
                <bdi>{title}</bdi>
              </a>
            </th>
            <td data-label={text.columnTime}>
              {text.span(format.dateTime(startsAt), isOneDay ? format.time(endsAt) : format.dateTime(endsAt))}
            </td>
            <td data-label={text.columnWhere}>
              {communes.length === 0 ? text.everywhere : text.communesCount(format.integer(communes.length))}
            </td>
            <td class="cell-actions" data-label={text.columnActions}>
              <button type="button" class="small" aria-label={common.editOf(title)} onClick={() => onChange(id)}>
                {common.edit}
              </button>{' '}
              <Confirm
                label={text.callOff}
                about={text.callOffOf(title)}
                question={text.callOffQuestion(title)}
                onYes={() => void callOff(id)}
              />
            </td>
          </tr>
        );
      })}
    </RowsTable>
  );
}
