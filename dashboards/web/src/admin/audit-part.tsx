import { actorName, auditDetail, auditSentence, auditSentencesByCode } from '@mach/messages/admin';
import type { AuditLogPage, AuditLogRow } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../navigation.ts';
import type { ChangeProblem } from './ask-admin.ts';
import { askAdmin } from './ask-admin.ts';
import { Choice, Problem, Text } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { dayOf } from './typed-time.ts';

const NOTHING = { by: '', what: '', about: '', from: '', to: '', own: false };
const DAY_MS = 86_400_000;
/** A pause in typing after which the log is asked. */
const TYPING_MS = 400;

/** The audit log: newest first, page by page, filtered by who, what, about whom and when. */
export function AuditPart() {
  const { admin, language } = useAdmin();
  const { auditLog: text, common } = admin;
  const [wish, setWish] = useState(NOTHING);
  const [rows, setRows] = useState<readonly AuditLogRow[]>();
  const [before, setBefore] = useState<number>();
  const [problem, setProblem] = useState<ChangeProblem>();
  const set = (more: Partial<typeof NOTHING>) => setWish({ ...wish, ...more });

  const load = async (from: number | undefined, signal?: AbortSignal) => {
    const answer = await askAdmin<AuditLogPage>('GET', `audit?${queryOf(wish, from)}`, signal ? { signal } : {});
    if (signal?.aborted === true) return;
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setRows([...(from === undefined ? [] : (rows ?? [])), ...answer.data.items]);
    setBefore(answer.data.before);
  };
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void load(undefined, stop.signal), rows === undefined ? 0 : TYPING_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wish]);
  return (
    <>
      <p class="intro">{text.intro}</p>
      <search class="form">
        <Choice
          name="by"
          label={text.who}
          value={wish.by}
          onChange={(by) => set({ by })}
          choices={[['', text.whoAll], ...Object.entries(text.whoKinds)]}
          problem={undefined}
        />
        <Choice
          name="what"
          label={text.what}
          value={wish.what}
          onChange={(what) => set({ what })}
          choices={[['', text.whatAll], ...auditSentencesByCode(language)]}
          problem={undefined}
        />
        <Text
          name="about"
          label={text.about}
          hint={text.aboutHint}
          value={wish.about}
          onChange={(about) => set({ about })}
          problem={undefined}
        />
        <Text
          name="from"
          label={text.from}
          placeholder={common.dayPlaceholder}
          lengthMax={10}
          value={wish.from}
          onChange={(from) => set({ from })}
          problem={undefined}
        />
        <Text
          name="to"
          label={text.to}
          placeholder={common.dayPlaceholder}
          lengthMax={10}
          value={wish.to}
          onChange={(to) => set({ to })}
          problem={undefined}
        />
        <label class="check form-wide">
          <input type="checkbox" checked={wish.own} onChange={(event) => set({ own: event.currentTarget.checked })} />{' '}
          {text.own}
        </label>
      </search>
      <Problem problem={problem} />
      <div aria-live="polite">
        {rows === undefined ? null : rows.length === 0 ? <p class="card">{common.noneFound}</p> : <Rows rows={rows} />}
      </div>
      {before === undefined ? (
        rows === undefined || rows.length === 0 ? null : (
          <p class="quiet">{text.end}</p>
        )
      ) : (
        <button type="button" class="more" onClick={() => void load(before)}>
          {common.more}
        </button>
      )}
    </>
  );
}

/** Days are Vietnam's. */
function queryOf({ by, what, about, from, to, own }: typeof NOTHING, before: number | undefined): string {
  const query = new URLSearchParams({ limit: '50', people: String(!own) });
  if (by !== '') query.set('by', by);
  if (what !== '') query.set('what', what);
  if (about.trim() !== '') query.set('about', about.trim());
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first !== undefined) query.set('from', String(Date.parse(`${first}T00:00:00+07:00`)));
  if (last !== undefined) query.set('to', String(Date.parse(`${last}T00:00:00+07:00`) + DAY_MS - 1));
  if (before !== undefined) query.set('before', String(before));
  return query.toString();
}

function Rows({ rows }: { readonly rows: readonly AuditLogRow[] }) {
  const { admin, language, format } = useAdmin();
  const { auditLog: text } = admin;
  return (
    <table class="rows stacks">
      <caption class="for-readers">{admin.common.audit}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columnAt}</th>
          <th scope="col">{text.columnBy}</th>
          <th scope="col">{text.columnWhat}</th>
          <th scope="col">{text.columnAbout}</th>
          <th scope="col">{text.columnDetail}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ position, at, isDay, by, what, about, detail, device, site }) => (
          <tr key={position}>
            <td data-label={text.columnAt}>{isDay ? format.date(at) : format.dateTime(at)}</td>
            <td data-label={text.columnBy}>
              <bdi>{actorName(by, language)}</bdi>
            </td>
            <th scope="row">{auditSentence(what, language)}</th>
            <td class="cell-target" data-label={text.columnAbout}>
              <About about={about} device={device} site={site} />
            </td>
            <td class="cell-target" data-label={text.columnDetail}>
              {detail === '' ? null : <bdi>{auditDetail({ what, detail }, language)}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type AboutProps = {
  readonly about: string;
  readonly device: AuditLogRow['device'] | undefined;
  readonly site: AuditLogRow['site'] | undefined;
};

/** A device leads to its page, by the number that people say; a place to its commune's, by their names. */
function About({ about, device, site }: AboutProps) {
  const { admin } = useAdmin();
  if (device !== undefined) return <a href={paths.device(device.id)}>{admin.auditLog.device(device.number)}</a>;
  if (site !== undefined)
    return (
      <a href={paths.commune(site.unitCode)}>
        <bdi>{site.name}</bdi>, <bdi>{site.commune}</bdi>
      </a>
    );
  return about === '' ? null : <bdi>{about}</bdi>;
}
