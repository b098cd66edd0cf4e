import type { ChangeProblem } from '../ask-admin.ts';
import { useAdmin } from '../spoken.ts';
import { tidiedMoney } from './money.ts';

interface Props {
  /** Which form it is of, and its path there: `prices.items.cable.low`. */
  readonly name: string;
  /** For who does not see the table. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: ChangeProblem | undefined;
  readonly isCount?: boolean;
}

/** A sum of money, or a count, in a table; what is wrong with it stands beneath. */
export function MoneyCell({ name, label, value, onChange, problem, isCount = false }: Props) {
  const { admin } = useAdmin();
  const id = `field-${name}`;
  const code = problem?.fields.get(name.replace(/^[^.]*\./, ''));
  const sentences = admin.common.problems as Readonly<Record<string, string | undefined>>;
  const wrong = code === undefined ? undefined : (sentences[code] ?? sentences['invalid']);
  return (
    <div class={`money${wrong === undefined ? '' : ' field-wrong'}`}>
      <input
        id={id}
        name={name}
        type="text"
        inputMode={isCount ? 'numeric' : 'decimal'}
        autocomplete="off"
        maxLength={40}
        aria-label={label}
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={(event) => {
          const tidied = isCount ? value : tidiedMoney(event.currentTarget.value);
          if (tidied !== value) onChange(tidied);
        }}
      />
      {wrong === undefined ? null : (
        <small id={`${id}-wrong`} class="field-problem">
          {wrong}
        </small>
      )}
    </div>
  );
}
