import type { Listed, PlanningFileRow, PlanningKind } from '@mach/wire';
import { useRef, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { Scrolls } from '../parts/scrolls.tsx';
import { fetchAdmin } from './ask-admin.ts';
import { Field, Form } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { Remove, RowsTable } from './rows-table.tsx';
import { saveFile } from './save-file.ts';
import { useAdmin } from './spoken.ts';
import { shownDay } from './typed-time.ts';
import { useChange } from './use-change.ts';

const KINDS = ['prices', 'policy'] as const satisfies readonly PlanningKind[];

/** Prices and criteria: which are in force, which will be, and new ones. */
export function PlanningPart() {
  const { admin } = useAdmin();
  const { planning: text } = admin;
  const live = useLive<Listed<PlanningFileRow>>('/api/v1/admin/planning-files', limits.slowPollMs);
  const [, refresh] = live;
  return (
    <>
      <p class="intro">{text.intro}</p>
      <KeptSection live={live}>
        {({ items }) =>
          KINDS.map((kind) => (
            <section key={kind} class="card" aria-labelledby={`planning-${kind}`}>
              <h2 id={`planning-${kind}`}>{text.kinds[kind]}</h2>
              <Files rows={items.filter((row) => row.kind === kind)} kind={kind} onChange={refresh} />
              <Upload kind={kind} onDone={refresh} />
            </section>
          ))
        }
      </KeptSection>
    </>
  );
}

interface FilesProps {
  readonly rows: readonly PlanningFileRow[];
  readonly kind: PlanningKind;
  readonly onChange: () => void;
}

function Files({ rows, kind, onChange }: FilesProps) {
  const { admin } = useAdmin();
  const { planning: text } = admin;
  const change = useChange();
  const remove = async (id: string) => {
    await change.run('DELETE', `planning-files/${id}`);
    onChange();
  };
  const download = async ({ id, name, date }: PlanningFileRow) => {
    const answer = await fetchAdmin('GET', `planning-files/${id}`, {});
    if (answer.ok)
      saveFile(await answer.response.blob(), /\.(ya?ml|json)$/i.test(name) ? name : `${kind}-${date}.yaml`);
  };
  const downloadInForce = async () => {
    const answer = await fetchAdmin('GET', `planning-in-force/${kind}`, {});
    if (answer.ok) saveFile(await answer.response.blob(), `${kind}.yaml`);
  };
  const isShipped = !rows.some(({ state }) => state === 'in-force');
  return (
    <>
      {isShipped ? <p>{text.shipped}</p> : null}
      {isShipped ? (
        <p>
          <button type="button" onClick={() => void downloadInForce()}>
            {text.downloadInForce}
          </button>{' '}
          <span class="quiet">{text.downloadInForceNote}</span>
        </p>
      ) : null}
      {rows.length === 0 ? null : (
        <RowsTable
          caption={text.kinds[kind]}
          columns={[text.columnDate, text.columnFile, text.columnState, text.columnActions]}
          change={change}
        >
          {rows.map((row) => (
            <tr key={row.id} class={row.state === 'replaced' ? 'row-off' : undefined}>
              <th scope="row" class="cell-name">
                {shownDay(row.date)}
              </th>
              <td data-label={text.columnFile}>
                <bdi>{row.name}</bdi>
              </td>
              <td data-label={text.columnState}>
                {row.state === 'in-force' ? (
                  <strong class="good">{text.inForce}</strong>
                ) : row.state === 'planned' ? (
                  text.planned(shownDay(row.date))
                ) : (
                  text.before
                )}
              </td>
              <td class="cell-actions" data-label={text.columnActions}>
                <button
                  type="button"
                  class="small"
                  aria-label={text.downloadOf(row.name)}
                  onClick={() => void download(row)}
                >
                  {text.download}
                </button>
                <Remove name={row.name} question={text.removeQuestion(row.name)} onYes={() => void remove(row.id)} />
              </td>
            </tr>
          ))}
        </RowsTable>
      )}
    </>
  );
}

function Upload({ kind, onDone }: { readonly kind: PlanningKind; readonly onDone: () => void }) {
  const { admin } = useAdmin();
  const { planning: text } = admin;
  const change = useChange();
  const [file, setFile] = useState<File>();
  const [told, setTold] = useState('');
  const chosen = useRef<HTMLInputElement>(null);
  const submit = async () => {
    setTold('');
    if (file === undefined) return change.refuse({ [`file-${kind}`]: 'required' });
    const body = { kind, name: file.name, text: await file.text() };
    const done = await change.run('POST', 'planning-files', { body });
    if (done === undefined) return;
    setTold(text.taken(file.name));
    setFile(undefined);
    if (chosen.current !== null) chosen.current.value = '';
    onDone();
  };
  const mistakes = change.problem?.code === 'file-mistakes' ? (change.problem.places ?? []) : [];
  return (
    <>
      <Form
        change={change}
        onSubmit={() => void submit()}
        submit={text.send}
        label={text.upload(text.kinds[kind])}
        aside={
          <p class="good" role="status">
            {told}
          </p>
        }
      >
        <Field name={`file-${kind}`} label={text.file} hint={text.fileHint} problem={change.problem} isWide>
          {(aria) => (
            <input
              {...aria}
              ref={chosen}
              type="file"
              accept=".yaml,.yml,.json,.txt"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
      </Form>
      {mistakes.length === 0 ? null : (
        <Scrolls label={admin.common.problems['file-mistakes']}>
          <table class="rows mistakes">
            <thead>
              <tr>
                <th scope="col">{text.columnPlace}</th>
                <th scope="col">{admin.communes.columnExpected}</th>
                <th scope="col">{admin.communes.columnFound}</th>
              </tr>
            </thead>
            <tbody lang="en">
              {mistakes.map(({ path, found, expected }) => (
                <tr key={`${path} ${found}`}>
                  <th scope="row" translate={false}>
                    {path}
                  </th>
                  <td>{expected}</td>
                  <td>
                    <bdi>{found}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </>
  );
}
