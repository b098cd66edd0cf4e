import { cureSentence } from '@mach/messages/admin';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChangeProblem } from './ask-admin.ts';
import { useAdmin } from './spoken.ts';
import type { Change } from './use-change.ts';

interface FormProps {
  readonly change: Change;
  readonly onSubmit: () => void;
  readonly submit: string;
  readonly label?: string;
  readonly children: ComponentChildren;
  /** What stands beside the button. */
  readonly aside?: ComponentChildren;
  readonly isKept?: boolean;
}

/** A form: its fields, what stands in the way, one button. What is wrong gets the focus, so that it is read and mended first. */
export function Form({ change, onSubmit, submit, label, children, aside, isKept = false }: FormProps) {
  const { admin } = useAdmin();
  const form = useRef<HTMLFormElement>(null);
  const { problem, isBusy } = change;
  useEffect(() => {
    if (problem !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const send = (event: Event) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <form ref={form} class="form" onSubmit={send} noValidate aria-label={label} aria-busy={isBusy}>
      {isKept ? <p class="quiet form-wide">{admin.common.draft}</p> : null}
      {children}
      <div class="form-end">
        <Problem problem={problem} />
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? admin.common.working : submit}
        </button>
        {aside}
      </div>
    </form>
  );
}

/** Why a change came to nothing, in the person's language; what is wrong with a field stands beside that. */
export function Problem({ problem }: { readonly problem: ChangeProblem | undefined }) {
  const { admin, language, messages } = useAdmin();
  // What is wrong with a field stands beside it, and there alone.
  if (problem === undefined || problem.code === 'form' || [...problem.fields.values()].includes(problem.code))
    return null;
  const known = (admin.common.problems as Readonly<Record<string, string | undefined>>)[problem.code];
  return (
    <p class="form-problem" role="alert">
      {known ?? admin.common.problems['not-possible']}
      {known === undefined && problem.sentence !== undefined ? <span lang="en"> {problem.sentence}</span> : null}
      {problem.code === 'sign-in' ? (
        <>
          {' '}
          <a href={`/sign-in?lang=${language}`} target="_blank" rel="noopener">
            {messages.frame.signInOpen}
          </a>
        </>
      ) : null}
    </p>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
  readonly isWide?: boolean;
  readonly problem: ChangeProblem | undefined;
  readonly children: (aria: {
    readonly id: string;
    readonly name: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}

/** One field with its name, its hint, and what is wrong with it right beside it. */
export function Field({ name, label, hint, isOptional = false, isWide = false, problem, children }: FieldProps) {
  const { admin, language } = useAdmin();
  const id = `field-${name}`;
  // The first word of a name with dots says which form it is of.
  const names = [name.replace(/^.*\./, ''), name.replace(/^[^.]*\./, '')];
  const code = names.flatMap((each) => problem?.fields.get(each) ?? [])[0];
  const [cure] = names.flatMap((each) => problem?.cures?.get(each) ?? []);
  const sentences = admin.common.problems as Readonly<Record<string, string | undefined>>;
  const unknown = cure === undefined ? sentences['invalid'] : cureSentence(cure, language);
  const wrong = code === undefined ? undefined : code === 'invalid' ? unknown : (sentences[code] ?? unknown);
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].filter(Boolean);
  return (
    <div class={`field${isWide ? ' form-wide' : ''}${wrong === undefined ? '' : ' field-wrong'}`}>
      <label for={id}>
        {label}
        {isOptional ? <span class="quiet"> ({admin.common.optional})</span> : null}
      </label>
      {children({
        id,
        name,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': wrong === undefined ? undefined : 'true',
      })}
      {hint === undefined ? null : (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
      {wrong === undefined ? null : (
        <small id={`${id}-wrong`} class="field-problem">
          {wrong}
        </small>
      )}
    </div>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: ChangeProblem | undefined;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isWide?: boolean;
  readonly type?: 'text' | 'number' | 'url';
  readonly placeholder?: string;
  readonly lengthMax?: number;
  /** Writes what was typed as it is written usually, once the field is left. */
  readonly tidy?: (typed: string) => string;
}

/** A field of one line. */
export function Text({ value, onChange, type = 'text', lengthMax = 300, placeholder, tidy, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(aria) => (
        <input
          {...aria}
          type="text"
          inputMode={type === 'number' ? 'numeric' : type}
          value={value}
          maxLength={lengthMax}
          autocomplete="off"
          spellcheck={false}
          {...(placeholder === undefined ? {} : { placeholder })}
          onInput={(event) => onChange(event.currentTarget.value)}
          onBlur={() => {
            const tidied = tidy?.(value) ?? value;
            if (tidied !== value) onChange(tidied);
          }}
        />
      )}
    </Field>
  );
}

interface ChoiceProps extends Omit<TextProps, 'type' | 'lengthMax' | 'placeholder' | 'tidy'> {
  readonly choices: readonly (readonly [value: string, name: string])[];
}

/** A field of which one of a few is chosen. */
export function Choice({ value, onChange, choices, ...field }: ChoiceProps) {
  return (
    <Field {...field}>
      {(aria) => (
        <select {...aria} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {choices.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
