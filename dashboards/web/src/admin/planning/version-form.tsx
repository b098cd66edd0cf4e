import type { PlanningKind } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Conflict } from '../conflict.tsx';
import { Form } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import { shownDay } from '../typed-time.ts';
import { Mistakes } from './mistakes.tsx';
import type { PlanningForm } from './use-planning-form.ts';

interface Props {
  readonly kind: PlanningKind;
  readonly form: PlanningForm<object>;
  readonly children: ComponentChildren;
}

/** What stands around the fields of a new version: its button, the way back, who was faster, and what is wrong. */
export function VersionForm({ kind, form, children }: Props) {
  const { planning: text } = useAdmin().admin;
  const [told, setTold] = useState('');
  const { change, isKept, isTouched, isNewer } = form;
  const submit = async () => {
    setTold('');
    const day = await form.submit();
    if (day !== undefined) setTold(text.savedAsNew(shownDay(day)));
  };
  const back = () => {
    change.clear();
    form.takeTheirs();
  };
  return (
    <Form
      change={change}
      onSubmit={() => void submit()}
      submit={text.saveAsNew}
      label={text.kinds[kind]}
      isKept={isKept && isTouched}
      aside={
        <>
          <Conflict change={change} isNewer={isNewer} onTakeTheirs={form.takeTheirs} onKeepMine={form.keepMine} />
          {isTouched ? (
            <button type="button" onClick={back}>
              {text.back}
            </button>
          ) : null}
          <p class="good" role="status">
            {told}
          </p>
          <Mistakes problem={change.problem} />
        </>
      }
    >
      {children}
    </Form>
  );
}
