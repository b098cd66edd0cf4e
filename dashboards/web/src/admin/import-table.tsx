import { tableColumns, tableMistake } from '@mach/messages/admin';
import type { TableKind, TablePreview } from '@mach/wire';
import { useRef, useState } from 'preact/hooks';
import { Scrolls } from '../parts/scrolls.tsx';
import { Field, Problem } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly table: TableKind;
  readonly title: string;
  readonly onTaken: () => void;
}

/** A table that is looked at before it is taken: each mistake in its cell, what would change, then one press. */
export function ImportTable({ table, title, onTaken }: Props) {
  const { admin, format } = useAdmin();
  const { communes: text, common } = admin;
  const change = useChange();
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<TablePreview>();
  const [taken, setTaken] = useState<number>();
  const chosen = useRef<HTMLInputElement>(null);

  const look = async (given: File | undefined) => {
    setPreview(undefined);
    setTaken(undefined);
    change.clear();
    setFile(given);
    if (given === undefined) return;
    const found = await change.run<TablePreview>('POST', `imports/${table}/preview`, { file: given });
    setPreview(found?.data);
  };
  const take = async () => {
    if (file === undefined || preview === undefined) return;
    const done = await change.run<{ imported: number }>('POST', `imports/${table}`, {
      file,
      version: preview.version,
    });
    if (done === undefined) return;
    setTaken(preview.added + preview.changed);
    setPreview(undefined);
    setFile(undefined);
    if (chosen.current !== null) chosen.current.value = '';
    onTaken();
  };
  return (
    <section class="card" aria-labelledby={`import-${table}`}>
      <h2 id={`import-${table}`}>{title}</h2>
      <p class="quiet">{text.columns(text.tables[table])}</p>
      <Field name={`import-file-${table}`} label={text.file} hint={text.fileHint} problem={change.problem}>
        {(aria) => (
          <input
            {...aria}
            ref={chosen}
            type="file"
            accept=".csv,.txt,.tsv,.xlsx"
            onChange={(event) => void look(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <div aria-live="polite">
        {change.isBusy ? <p class="quiet">{preview === undefined ? text.reading : common.working}</p> : null}
        {taken === undefined ? null : <p class="good">{text.taken(format.integer(taken))}</p>}
        {preview === undefined ? null : <Preview table={table} preview={preview} />}
      </div>
      <Problem problem={change.problem} />
      {change.problem?.code === 'changed-meanwhile' && file !== undefined ? (
        <button type="button" onClick={() => void look(file)}>
          {text.preview}
        </button>
      ) : null}
      {preview !== undefined && preview.problemsTotal === 0 && preview.added + preview.changed > 0 ? (
        <p>
          <button type="button" class="primary" aria-disabled={change.isBusy} onClick={() => void take()}>
            {text.take}
          </button>
        </p>
      ) : null}
    </section>
  );
}

interface PreviewProps {
  readonly table: TableKind;
  readonly preview: TablePreview;
}

function Preview({ table, preview }: PreviewProps) {
  const { admin, format } = useAdmin();
  const { communes: text } = admin;
  const { integer } = format;
  const { added, changed, same, problems, problemsTotal, zerosRestored } = preview;
  return (
    <div class="preview">
      <p>
        {text.read(integer(preview.rows), text.kinds[preview.encoding ?? 'xlsx'])}{' '}
        {zerosRestored > 0 ? text.zeros(integer(zerosRestored)) : null}
      </p>
      {problemsTotal > 0 ? (
        <>
          <p class="bad">
            {text.mistakes(integer(problemsTotal))}{' '}
            {problemsTotal > problems.length ? text.mistakesShown(integer(problems.length)) : null}
          </p>
          <Mistakes table={table} preview={preview} />
        </>
      ) : (
        <p>
          {added + changed === 0 ? text.noChange : text.willChange(integer(added), integer(changed), integer(same))}
        </p>
      )}
      {preview.sample.length === 0 ? null : <Sample table={table} preview={preview} />}
    </div>
  );
}

function Mistakes({ table, preview }: PreviewProps) {
  const { admin, language, format } = useAdmin();
  const { communes: text } = admin;
  return (
    <Scrolls label={text.mistakes(format.integer(preview.problemsTotal))}>
      <table class="rows mistakes">
        <thead>
          <tr>
            <th scope="col" class="number">
              {text.columnLine}
            </th>
            <th scope="col">{text.columnColumn}</th>
            <th scope="col">{text.columnFound}</th>
            <th scope="col">{text.columnExpected}</th>
          </tr>
        </thead>
        <tbody>
          {preview.problems.map((problem) => {
            const { column, found, expected } = tableMistake(table, problem, language);
            return (
              <tr key={`${problem.line} ${problem.column} ${problem.found}`}>
                <td class="number">{problem.line === 0 ? '' : problem.line}</td>
                <td>
                  <bdi>{column}</bdi>
                </td>
                <td>
                  <bdi>{found}</bdi>
                </td>
                <td>{expected}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolls>
  );
}

function Sample({ table, preview: { columns, sample } }: PreviewProps) {
  const { admin, language } = useAdmin();
  const { communes: text } = admin;
  const names = language === 'vi' ? tableColumns(table) : new Map<string, string>();
  return (
    <Scrolls label={text.sample}>
      <table class="rows">
        <caption>{text.sample}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <bdi>{names.get(column) ?? column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, line) => (
            <tr key={line}>
              {columns.map((_, at) => (
                <td key={at}>
                  <bdi>{row[at]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
