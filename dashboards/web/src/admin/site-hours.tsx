import type { AdminSite } from '@mach/wire';
import { useDraft } from '../live/use-draft.ts';
import { Conflict } from './conflict.tsx';
import { Choice, Form, Text } from './form.tsx';
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
  const { fields, set, clear, isKept, seen, see } = useDraft(`hours-${site.id}`, fieldsOf(site), site.version);
  const submit = async () => {
    const body = { workingHours: fields.workingHours, opensOnDaysOff: fields.onDaysOff === 'open' };
    const done = await change.run('PUT', `sites/${site.id}/hours`, { body, version: seen });
    onChange();
    if (done !== undefined) leave();
  };
  const leave = () => {
    clear();
    onDone();
  };
  return (
    <Form
      change={change}
      onSubmit={() => void submit()}
      submit={common.save}
      label={text.hoursOf(site.name)}
      isKept={isKept}
      aside={
        <>
          <Conflict
            change={change}
            isNewer={seen !== site.version}
            onTakeTheirs={() => clear(fieldsOf(site))}
            onKeepMine={() => see(site.version)}
          />
          <button type="button" onClick={leave}>
            {common.cancel}
          </button>
        </>
      }
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
    </Form>
  );
}
