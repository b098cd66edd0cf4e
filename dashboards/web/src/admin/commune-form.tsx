import type { UnitRow } from '@mach/wire';
import { useDraft } from '../live/use-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly unit: UnitRow;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

/** What is said of one commune. Its code never changes. */
export function CommuneForm({ unit, onDone, onChange }: Props) {
  const { admin } = useAdmin();
  const { communes: text, common } = admin;
  const change = useChange();
  const initial = {
    name: unit.name,
    isp: unit.isp ?? '',
    workingHours: unit.workingHours ?? '',
    network: (unit.network ?? '') as keyof typeof text.networks,
  };
  const draft = useDraft(`unit-${unit.code}`, initial, unit.version);
  const { fields, set } = draft;
  const { problem } = change;
  const submit = async () => {
    const { network, ...rest } = fields;
    const body = { ...rest, ...(network === '' ? {} : { network }) };
    const done = await change.run('PUT', `units/${unit.code}`, { body, version: draft.seen });
    onChange();
    if (done === undefined) return;
    draft.clear();
    onDone();
  };
  return (
    <EditForm
      change={change}
      draft={draft}
      version={unit.version}
      onSubmit={submit}
      submit={common.save}
      label={common.editOf(unit.name)}
      onCancel={onDone}
    >
      <Text name="name" label={text.name} value={fields.name} onChange={(name) => set({ name })} problem={problem} />
      <Text
        name="isp"
        label={text.isp}
        isOptional
        value={fields.isp}
        onChange={(isp) => set({ isp })}
        problem={problem}
        lengthMax={100}
      />
      <Text
        name="workingHours"
        label={text.hours}
        hint={text.hoursHint}
        isOptional
        value={fields.workingHours}
        onChange={(workingHours) => set({ workingHours })}
        problem={problem}
      />
      <Choice
        name="network"
        label={text.network}
        value={fields.network}
        onChange={(network) => set({ network: network as typeof fields.network })}
        choices={Object.entries(text.networks)}
        problem={problem}
      />
    </EditForm>
  );
}
