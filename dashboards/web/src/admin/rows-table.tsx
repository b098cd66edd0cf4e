import type { ComponentChildren } from 'preact';
import { Confirm } from './confirm.tsx';
import { Problem } from './form.tsx';
import { useAdmin } from './spoken.ts';
import type { Change } from './use-change.ts';

interface Props {
  /** For readers; the heading above says it to the eye. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** What the rows' buttons do: why it came to nothing stands above them. */
  readonly change?: Change;
  /** What was done last. */
  readonly told?: string;
  /** The rows. */
  readonly children: ComponentChildren;
}

/** A table of the administration: its rows become cards on a small screen, and what came of their buttons stands above it. */
export function RowsTable({ caption, columns, change, told, children }: Props) {
  return (
    <>
      <Problem problem={change?.problem} />
      {told === undefined ? null : (
        <p class="good" role="status">
          {told}
        </p>
      )}
      <table class="rows stacks">
        <caption class="for-readers">{caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </>
  );
}

/** Takes away what has this name, once it was asked. */
export function Remove(props: { readonly name: string; readonly question: string; readonly onYes: () => void }) {
  const { common } = useAdmin().admin;
  return (
    <Confirm label={common.remove} about={common.removeOf(props.name)} question={props.question} onYes={props.onYes} />
  );
}
