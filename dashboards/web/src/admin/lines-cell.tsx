import { terms } from '@mach/messages';
import type { AdminLine, AdminSite } from '@mach/wire';
import { Confirm } from './confirm.tsx';
import { Problem } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

/** The line that stands in a form; without `line` a new one of the site. */
export interface EditedLine {
  readonly site: string;
  readonly line?: string;
}

interface Props {
  readonly site: AdminSite;
  readonly edited: EditedLine | undefined;
  readonly onEdit: (edited: EditedLine | undefined) => void;
  readonly onChange: () => void;
}

/** The lines of one site, each to be corrected or taken away, and the way to another. */
export function LinesCell({ site, edited, onEdit, onChange }: Props) {
  const { admin } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const isEdited = (line?: string) => edited?.site === site.id && edited.line === line;
  const remove = async (id: string) => {
    await change.run('DELETE', `lines/${encodeURIComponent(id)}`);
    onChange();
  };
  return (
    <>
      {site.lines.length === 0 ? (
        <span class="quiet">{text.noLine} </span>
      ) : (
        <ul>
          {site.lines.map((line) => (
            <li key={line.id}>
              <Said line={line} />{' '}
              <button
                type="button"
                class="small"
                aria-label={common.editOf(nameOf(line))}
                aria-expanded={isEdited(line.id)}
                onClick={() => onEdit(isEdited(line.id) ? undefined : { site: site.id, line: line.id })}
              >
                {common.edit}
              </button>{' '}
              <Confirm
                label={common.remove}
                about={common.removeOf(nameOf(line))}
                question={text.removeLineQuestion(nameOf(line))}
                onYes={() => void remove(line.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <Problem problem={change.problem} />
      <button
        type="button"
        class="small"
        aria-label={text.addLineOf(site.name)}
        aria-expanded={isEdited()}
        onClick={() => onEdit(isEdited() ? undefined : { site: site.id })}
      >
        {text.addLine}
      </button>
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
