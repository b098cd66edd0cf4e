import type { AdminSite } from '@mach/wire';
import { useDraft } from '../live/use-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly site: AdminSite;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

const fieldsOf = ({ workingHours = '', opensOnDaysOff }: AdminSite) => ({
  workingHours,
  onDaysOff: opensOnDaysOff === true ? 'open' : 'off',
});

/** When a site is open, where that is not when its commune works. */
export function SiteHours({ site, onDone, onChange }: Props) {
  const { admin } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const draft = useDraft(`hours-${site.id}`, fieldsOf(site), site.version);
  const { fields, set } = draft;
  const submit = async () => {
    const body = { workingHours: fields.workingHours, opensOnDaysOff: fields.onDaysOff === 'open' };
    const done = await change.run('PUT', `sites/${site.id}/hours`, { body, version: draft.seen });
    onChange();
    if (done === undefined) return;
    draft.clear();
    onDone();
  };
  return (
    <EditForm
      change={change}
      draft={draft}
      version={site.version}
      onSubmit={submit}
      submit={common.save}
      label={text.hoursOf(site.name)}
      onCancel={onDone}
    >
      <Text
        name="workingHours"
        label={text.hours}
        hint={text.hoursHint}
        isOptional
        value={fields.workingHours}
        onChange={(workingHours) => set({ workingHours })}
        problem={change.problem}
      />
      <Choice
        name="onDaysOff"
        label={text.opensOnDaysOff}
        value={fields.onDaysOff}
        onChange={(onDaysOff) => set({ onDaysOff })}
        choices={Object.entries(text.onDaysOff)}
        problem={change.problem}
      />
    </EditForm>
  );
}
