import { useDraft } from '../live/use-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { type ServiceFields, serviceBody } from './service-pattern.ts';
import { useAdmin } from './spoken.ts';
import { TryLight } from './try-light.tsx';
import { useChange } from './use-change.ts';

interface Props {
  /** Under which name what is typed is kept. */
  readonly keptAs: string;
  readonly initial: ServiceFields;
  /** Of a service that is edited: as it was when the form was opened, so that nobody else's change is written over. */
  readonly version?: string;
  readonly onDone: (name: string) => void;
  readonly onCancel?: () => void;
  readonly onStale?: () => void;
}

/** All settings of one service, with a try before it is saved. */
export function ServiceForm({ keptAs, initial, version, onDone, onCancel, onStale }: Props) {
  const { admin } = useAdmin();
  const { services: text, common } = admin;
  const change = useChange();
  const { problem } = change;
  const draft = useDraft(keptAs, initial, version);
  const { fields, set } = draft;
  const isNew = version === undefined;
  const submit = async () => {
    const body = serviceBody(fields);
    const done = isNew
      ? await change.run('POST', 'services', { body })
      : await change.run('PUT', `services/${initial.id}`, { body, version: draft.seen });
    if (done === undefined) {
      onStale?.();
      return;
    }
    draft.clear();
    onDone(fields.name);
  };
  const field = (name: keyof ServiceFields) => ({
    name,
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    problem,
  });
  const hosts = problem?.fields.get('hosts');
  const hostProblem =
    problem === undefined || hosts === undefined
      ? problem
      : { ...problem, fields: new Map([...problem.fields, ['host', hosts]]) };
  const pageCode = problem?.fields.get('pages');
  const pageProblem =
    problem === undefined || pageCode === undefined
      ? problem
      : { ...problem, fields: new Map([...problem.fields, ['application', pageCode], ['static', pageCode]]) };
  return (
    <EditForm
      change={change}
      draft={draft}
      version={version}
      onSubmit={submit}
      submit={isNew ? common.add : common.save}
      onCancel={onCancel}
      aside={<TryLight service={fields} />}
    >
      {isNew ? <Text {...field('id')} label={text.id} hint={text.idHint} lengthMax={40} /> : null}
      <Text {...field('name')} label={text.name} lengthMax={200} />
      <Choice {...field('kind')} label={text.kind} choices={Object.entries(text.kinds)} />
      <Text {...field('host')} label={text.host} hint={text.hostHint} problem={hostProblem} lengthMax={253} />
      <Choice {...field('path')} label={text.path} choices={Object.entries(text.paths)} />
      <Text
        {...field('application')}
        label={text.application}
        hint={text.applicationHint}
        isOptional
        type="url"
        problem={pageProblem}
        lengthMax={2_000}
      />
      <Text
        {...field('static')}
        label={text.static}
        hint={text.staticHint}
        isOptional
        type="url"
        problem={pageProblem}
        lengthMax={2_000}
      />
      <Choice {...field('watchedBy')} label={text.watchedBy} choices={Object.entries(text.watchers)} />
      <Text {...field('everyS')} label={text.every} type="number" />
      <Text {...field('requestsPerDayMax')} label={text.perDay} type="number" />
    </EditForm>
  );
}
