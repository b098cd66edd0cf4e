import { curePhrase, foundPhrase } from '@mach/messages/admin';
import type { PlanningFileRow, PlanningKind } from '@mach/wire';
import { useRef, useState } from 'preact/hooks';
import { Scrolls } from '../../parts/scrolls.tsx';
import { fetchAdmin } from '../ask-admin.ts';
import { Field, Form } from '../form.tsx';
import { Remove, RowsTable } from '../rows-table.tsx';
import { saveFile } from '../save-file.ts';
import { useAdmin } from '../spoken.ts';
import { shownDay } from '../typed-time.ts';
import { useChange } from '../use-change.ts';
import { useClashes } from './mistakes.tsx';

/** As the collector takes them. */
const [TEXT_LENGTH_MAX, NAME_LENGTH_MAX] = [200_000, 200];

interface FilesProps {
  readonly rows: readonly PlanningFileRow[];
  readonly kind: PlanningKind;
  readonly onChange: () => void;
}

/** Versions that were saved, and what is in force as a file. */
export function Files({ rows, kind, onChange }: FilesProps) {
  const { admin, format } = useAdmin();
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
  return (
    <>
      {rows.length === 0 ? (
        <p class="quiet">{text.noVersions}</p>
      ) : (
        <RowsTable
          caption={text.versions}
          columns={[text.columnDate, text.columnFile, text.columnSaved, text.columnState, text.columnActions]}
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
              <td data-label={text.columnSaved}>{format.dateTime(row.uploadedAt)}</td>
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
      <p>
        <button type="button" onClick={() => void downloadInForce()}>
          {text.downloadInForce}
        </button>{' '}
        <span class="quiet">{text.downloadInForceNote}</span>
      </p>
    </>
  );
}

/** Takes a file of prices or criteria, and names each mistake in it. */
export function Upload({ kind, onDone }: { readonly kind: PlanningKind; readonly onDone: () => void }) {
  const { admin, language } = useAdmin();
  const { planning: text } = admin;
  const change = useChange();
  const [file, setFile] = useState<File>();
  const clashOf = useClashes();
  const [told, setTold] = useState('');
  const chosen = useRef<HTMLInputElement>(null);
  const submit = async () => {
    setTold('');
    if (file === undefined) return change.refuse({ [`file-${kind}`]: 'required' });
    const given = await file.text();
    if (given.length > TEXT_LENGTH_MAX) return change.refuse({ [`file-${kind}`]: 'too-large' });
    const body = { kind, name: file.name.slice(0, NAME_LENGTH_MAX), text: given };
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
            <tbody>
              {mistakes.map(({ path, found, expected, cure, against }) => (
                <tr key={`${path} ${found}`}>
                  <th scope="row" translate={false}>
                    {path}
                  </th>
                  {against !== undefined ? (
                    <td colSpan={2}>{clashOf(path, against.path)}</td>
                  ) : (
                    <>
                      {cure === undefined ? <td lang="en">{expected}</td> : <td>{curePhrase(cure, language)}</td>}
                      <td>
                        <bdi>{foundPhrase(found, language, cure)}</bdi>
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </>
  );
}
