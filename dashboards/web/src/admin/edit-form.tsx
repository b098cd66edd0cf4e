import type { ComponentChildren } from 'preact';
import type { Draft } from '../live/use-draft.ts';
import { Conflict } from './conflict.tsx';
import { Form } from './form.tsx';
import { useAdmin } from './spoken.ts';
import type { Change } from './use-change.ts';

interface Props<Fields extends object> {
  readonly change: Change;
  readonly draft: Draft<Fields>;
  /** Of the thing as it is now; absent where a new one is entered. */
  readonly version?: string | undefined;
  readonly onSubmit: () => Promise<unknown>;
  readonly submit: string;
  readonly label?: string;
  readonly isKept?: boolean;
  readonly children: ComponentChildren;
  /** Left as it was; absent where the form stays. */
  readonly onCancel?: (() => void) | undefined;
  /** What became of it, where the form stays. */
  readonly told?: string;
  readonly aside?: ComponentChildren;
}

/** A form over a draft of something that others may change too: theirs can be taken, mine written over it, or all left as it was. */
export function EditForm<Fields extends object>(props: Props<Fields>) {
  const { change, draft, version, onSubmit, submit, label, isKept = draft.isKept, children } = props;
  const { onCancel, told, aside } = props;
  const { common } = useAdmin().admin;
  const leave = () => {
    draft.clear();
    onCancel?.();
  };
  return (
    <Form
      change={change}
      onSubmit={() => void onSubmit()}
      submit={submit}
      {...(label === undefined ? {} : { label })}
      isKept={isKept}
      aside={
        <>
          {version === undefined ? null : (
            <Conflict
              change={change}
              isNewer={draft.seen !== version}
              onTakeTheirs={() => draft.clear()}
              onKeepMine={() => draft.see(version)}
            />
          )}
          {onCancel === undefined ? null : (
            <button type="button" onClick={leave}>
              {common.cancel}
            </button>
          )}
          {told === undefined ? null : (
            <p class="good" role="status">
              {told}
            </p>
          )}
          {aside}
        </>
      }
    >
      {children}
    </Form>
  );
}
