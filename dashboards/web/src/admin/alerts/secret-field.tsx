import type { ChangeProblem } from '../ask-admin.ts';
import { Field } from '../form.tsx';
import { useAdmin } from '../spoken.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether one is kept already. */
  readonly isKept: boolean;
  readonly problem: ChangeProblem | undefined;
}

/** What is typed once and never shown again: empty it stays as it was. */
export function SecretField({ hint, value, onChange, isKept, ...field }: Props) {
  const { alertRoutes: text } = useAdmin().admin;
  const told = isKept ? text.kept : text.writeOnly;
  return (
    <Field {...field} hint={hint === undefined ? told : `${hint} ${told}`}>
      {(aria) => (
        <input
          {...aria}
          type="password"
          value={value}
          maxLength={4_096}
          autocomplete="new-password"
          spellcheck={false}
          placeholder={isKept ? '••••••••' : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
