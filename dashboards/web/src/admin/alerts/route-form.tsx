import type { AlertRouteSettings } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useDraft } from '../../live/use-draft.ts';
import { EditForm } from '../edit-form.tsx';
import { Choice, Text } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import { useChange } from '../use-change.ts';
import { ListenerRows } from './listener-rows.tsx';
import { fieldsOfRoute, NO_SECRETS, newRoute, type RouteFields, type RouteKind, typedRoute } from './route-fields.ts';
import { WayFields } from './way-fields.tsx';

interface Props {
  /** The one that is changed; absent where a new one is made. */
  readonly route: AlertRouteSettings | undefined;
  readonly onDone: (told: string) => void;
  /** Somebody may have been faster: what is there is asked for again. */
  readonly onStale: () => void;
  readonly onCancel?: () => void;
}

/** A route: by which way, with which secrets, and who hears what by it. */
export function RouteForm({ route, onDone, onStale, onCancel }: Props) {
  const { admin } = useAdmin();
  const { alertRoutes: text, common } = admin;
  const change = useChange();
  const initial = route === undefined ? newRoute('mail') : fieldsOfRoute(route);
  const draft = useDraft<RouteFields>(`alert-route-${route?.name ?? ''}`, initial, route?.version);
  const { fields, set, isKept } = draft;
  // No draft holds what is secret: who comes back types it again.
  const [secrets, setSecrets] = useState(NO_SECRETS);
  const form = route === undefined ? 'new' : 'edit';
  const { problem } = change;
  const submit = async () => {
    const typed = typedRoute(fields, secrets);
    if (!typed.ok) return change.refuse(typed.wrong);
    const { body } = typed;
    const done =
      route === undefined
        ? await change.run('POST', 'alert-routes', { body })
        : await change.run('PUT', `alert-routes/${route.name}`, { body, version: draft.seen });
    if (done === undefined) return onStale();
    draft.clear(newRoute(fields.kind));
    setSecrets(NO_SECRETS);
    onDone((route === undefined ? text.added : text.changed)(fields.name.trim()));
  };
  return (
    <EditForm
      change={change}
      draft={draft}
      version={route?.version}
      onSubmit={submit}
      submit={route === undefined ? common.add : common.save}
      label={route === undefined ? text.addTitle : text.editTitle(route.name)}
      isKept={isKept && fields.name !== ''}
      onCancel={onCancel}
    >
      {route === undefined ? (
        <>
          <Choice
            name={`${form}.kind`}
            label={text.columnKind}
            hint={text.kindHints[fields.kind]}
            value={fields.kind}
            onChange={(kind) => set({ ...newRoute(kind as RouteKind), name: fields.name })}
            choices={Object.entries(text.kinds)}
            problem={problem}
          />
          <Text
            name={`${form}.name`}
            label={text.name}
            hint={text.nameHint}
            value={fields.name}
            onChange={(name) => set({ name })}
            problem={problem}
            lengthMax={40}
          />
        </>
      ) : null}
      <WayFields
        {...{ form, fields, set, secrets, problem }}
        setSecret={(more) => setSecrets((before) => ({ ...before, ...more }))}
        kept={route?.secrets ?? []}
      />
      <ListenerRows {...{ form, fields, set, problem }} />
    </EditForm>
  );
}
