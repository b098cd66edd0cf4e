import { terms } from '@mach/messages';
import type { AdminLine, AdminSite } from '@mach/wire';
import { Confirm } from './confirm.tsx';
import { Problem } from './form.tsx';
import { LineForm } from './line-form.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly site: AdminSite;
  /** Which line is in a form, of all sites: fields are found by their names. */
  readonly edited: string | undefined;
  readonly onEdit: (line: string | undefined) => void;
  readonly onChange: () => void;
}

/** The lines of one site, each to be corrected or taken away, and the way to another. */
export function LinesCell({ site, edited, onEdit, onChange }: Props) {
  const { admin } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const unknown = `new ${site.id}`;
  const { lines } = site;
  const remove = async (id: string) => {
    await change.run('DELETE', `lines/${encodeURIComponent(id)}`);
    onChange();
  };
  const form = (line: AdminLine | undefined) => (
    <LineForm site={site} line={line} onDone={() => onEdit(undefined)} onChange={onChange} />
  );
  return (
    <>
      {lines.length === 0 ? (
        <span class="quiet">{text.noLine} </span>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              <Said line={line} />{' '}
              {edited === line.id ? (
                form(line)
              ) : (
                <>
                  <button
                    type="button"
                    class="small"
                    aria-label={common.editOf(nameOf(line))}
                    onClick={() => onEdit(line.id)}
                  >
                    {common.edit}
                  </button>{' '}
                  <Confirm
                    label={common.remove}
                    about={common.removeOf(nameOf(line))}
                    question={text.removeLineQuestion(nameOf(line))}
                    onYes={() => void remove(line.id)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Problem problem={change.problem} />
      {edited === unknown ? (
        form(undefined)
      ) : (
        <button type="button" class="small" aria-label={text.addLineOf(site.name)} onClick={() => onEdit(unknown)}>
          {text.addLine}
        </button>
      )}
    </>
  );
}

const nameOf = ({ circuit, provider = '' }: AdminLine): string => circuit ?? provider;

function Said({ line }: { readonly line: AdminLine }) {
  const { admin, language, format } = useAdmin();
  const { places: text } = admin;
  const { kind, provider = '', circuit, committedBitsPerSecond: speed, hotline } = line;
  const labels = [
    circuit === undefined ? '' : text.circuit(circuit),
    speed === undefined ? '' : text.speed(format.number(speed / 1e6)),
    hotline === undefined ? '' : text.phone(hotline),
  ];
  return (
    <>
      <bdi>{[terms.line(kind, language), provider].filter(Boolean).join(' ')}</bdi>
      {labels.filter(Boolean).map((label) => (
        <span key={label} class="label">
          <bdi>{label}</bdi>
        </span>
      ))}
    </>
  );
}
