import type { AnnouncedMeeting } from '@mach/wire';
import { useEffect, useRef } from 'preact/hooks';
import { useDraft } from '../live/use-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { fieldsOf, type MeetingFields, NO_MEETING, typedMeeting } from './meeting-fields.ts';
import { useAdmin } from './spoken.ts';
import { Ticks, toggled } from './ticks.tsx';
import { communesNow, useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

interface Props {
  /** The one that is changed; absent where a new one is entered. */
  readonly meeting: AnnouncedMeeting | undefined;
  /** Entered, changed, or left as it was: then with an empty sentence. */
  readonly onDone: (told: string) => void;
  readonly onSeen: () => void;
}

/** A meeting: what it is called, when it is, and which communes take part. */
export function MeetingForm({ meeting, onDone, onSeen }: Props) {
  const { admin, format } = useAdmin();
  const { meetings: text, common } = admin;
  const change = useChange();
  const initial = meeting === undefined ? NO_MEETING : fieldsOf(meeting);
  const draft = useDraft<MeetingFields>(`meeting-${meeting?.id ?? ''}`, initial, meeting?.version);
  const { fields, set, isKept } = draft;
  const communes = communesNow(useUnits());
  const place = useRef<HTMLDivElement>(null);
  const { problem } = change;
  useEffect(() => {
    if (meeting !== undefined) place.current?.querySelector('input')?.focus();
  }, []);
  const submit = async () => {
    const typed = typedMeeting(fields);
    if (!typed.ok) return change.refuse(typed.wrong);
    const done =
      meeting === undefined
        ? await change.run('POST', 'meetings', { body: typed.meeting })
        : await change.run('PUT', `meetings/${encodeURIComponent(meeting.id)}`, {
            body: typed.meeting,
            version: draft.seen,
          });
    if (done === undefined) return onSeen();
    draft.clear();
    onDone(meeting === undefined ? text.added : text.changed);
  };
  const wrongTicks = problem?.fields.get('communes');
  const sentences = common.problems as Readonly<Record<string, string | undefined>>;
  return (
    <div ref={place}>
      <EditForm
        change={change}
        draft={draft}
        version={meeting?.version}
        onSubmit={submit}
        submit={meeting === undefined ? text.add : common.save}
        isKept={isKept && fields.title !== ''}
        onCancel={meeting === undefined ? undefined : () => onDone('')}
      >
        <Text
          name="title"
          label={text.name}
          value={fields.title}
          onChange={(title) => set({ title })}
          problem={problem}
          lengthMax={200}
        />
        <Text
          name="startsAt"
          label={text.starts}
          placeholder={common.timePlaceholder}
          value={fields.starts}
          onChange={(starts) => set({ starts })}
          problem={problem}
          lengthMax={20}
        />
        <Choice
          name={fields.lasts === 'other' ? 'lasts' : 'endsAt'}
          label={text.lasts}
          value={fields.lasts}
          onChange={(lasts) => set({ lasts })}
          choices={Object.entries(text.lasting)}
          problem={problem}
        />
        {fields.lasts === 'other' ? (
          <Text
            name="endsAt"
            label={text.ends}
            placeholder={common.timePlaceholder}
            value={fields.ends}
            onChange={(ends) => set({ ends })}
            problem={problem}
            lengthMax={20}
          />
        ) : null}
        <Choice
          name="where"
          label={text.where}
          value={fields.where}
          onChange={(where) => set({ where: where as MeetingFields['where'] })}
          choices={[
            ['all', text.all],
            ['some', text.some],
          ]}
          problem={problem}
        />
        {fields.where === 'all' ? null : communes.length === 0 ? (
          <p class="quiet form-wide">{text.noCommunes}</p>
        ) : (
          <Ticks
            legend={text.communes(format.integer(fields.communes.length))}
            choices={communes.map(({ code, name }) => [code, `${name} (${code})`])}
            chosen={fields.communes}
            onToggle={(code) => set({ communes: toggled(fields.communes, code) })}
            wrong={wrongTicks === undefined ? undefined : (sentences[wrongTicks] ?? sentences['invalid'])}
          />
        )}
      </EditForm>
    </div>
  );
}
