import type { AdminSite } from '@mach/wire';
import { useState } from 'preact/hooks';
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
  const [fields, setFields] = useState(fieldsOf(site));
  const [seen, setSeen] = useState(site.version);
  const submit = async () => {
    const body = { workingHours: fields.workingHours, opensOnDaysOff: fields.onDaysOff === 'open' };
    const done = await change.run('PUT', `sites/${site.id}/hours`, { body, version: seen });
    onChange();
    if (done !== undefined) onDone();
  };
  return (
    <Form
      change={change}
      onSubmit={() => void submit()}
      submit={common.save}
      label={text.hoursOf(site.name)}
      aside={
        <>
          <Conflict
            change={change}
            isNewer={seen !== site.version}
            onTakeTheirs={() => {
              setSeen(site.version);
              setFields(fieldsOf(site));
            }}
            onKeepMine={() => setSeen(site.version)}
          />
          <button type="button" onClick={onDone}>
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
        onChange={(workingHours) => setFields({ ...fields, workingHours })}
        problem={change.problem}
      />
      <Choice
        name="onDaysOff"
        label={text.opensOnDaysOff}
        value={fields.onDaysOff}
        onChange={(onDaysOff) => setFields({ ...fields, onDaysOff })}
        choices={Object.entries(text.onDaysOff)}
        problem={change.problem}
      />
    </Form>
  );
}
