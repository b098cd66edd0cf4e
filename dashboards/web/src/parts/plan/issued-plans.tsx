import { plansPageText } from '@mach/messages';
import type { IssuedPlanRow, Listed } from '@mach/wire';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';
import { sendJson } from '../../live/send-json.ts';
import { useLive } from '../../live/use-live.ts';
import { useSession } from '../../live/use-session.ts';
import { type PlanWish, queryOf } from '../../views/plan-wish.ts';
import { Working } from './working.tsx';

const ISSUED = '/api/v1/plans/issued';
/** Letters of the number of a submission, at most. */
const TITLE_LENGTH_MAX = 200;
/** Whoever plans purchases; the others read what was issued. */
const ISSUERS: readonly string[] = ['planner', 'province-admin'];

/** The plans that were issued, each with its papers as they were; and for who may, a button that issues this one. */
export function IssuedPlans({ wish, canIssue }: { readonly wish: PlanWish; readonly canIssue: boolean }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [{ data }, refresh] = useLive<Listed<IssuedPlanRow>>(ISSUED, limits.longListPollMs);
  const mayIssue = ISSUERS.includes(useSession()?.role ?? '');
  const plans = data?.items ?? [];
  if (plans.length === 0 && !mayIssue) return null;
  const file = (number: number, name: string) => `/api/v1/plans/issued/${number}/${name}?lang=${language}`;
  return (
    <section class="card no-print" aria-labelledby="issued">
      <h2 id="issued">{text.issued}</h2>
      {mayIssue && canIssue ? <Issue key={queryOf(wish)} wish={wish} onIssued={refresh} /> : null}
      {data !== undefined && plans.length === 0 ? <p class="quiet">{text.issuedNone}</p> : null}
      <ul class="evidence">
        {plans.map(({ number, issuedAt, title, minutes, lines, cost }) => (
          <li key={number}>
            <strong>{text.issuedAs(format.integer(number), title, format.date(issuedAt))}</strong>:{' '}
            {text.summarySpoken(
              format.integer(minutes),
              format.number((cost.parts + cost.assets) / 1_000_000, 1),
              format.integer(lines),
            )}{' '}
            <a href={file(number, 'to-trinh.docx')} download="">
              {text.report}
            </a>{' '}
            ·{' '}
            <a href={file(number, 'phu-luc.xlsx')} download="">
              {text.annex}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Told = { readonly as: 'good' | 'bad'; readonly text: string };

/**
 * Asks once more before it freezes: an issued plan is there for good. While it works it can be stopped: the collector issues nothing for who
 * has gone. Whether it was done by then only the list can say.
 */
function Issue({ wish, onIssued }: { readonly wish: PlanWish; readonly onIssued: () => void }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [title, setTitle] = useState('');
  const [step, setStep] = useState<'rests' | 'asks' | 'works'>('rests');
  const [told, setTold] = useState<Told>();
  const waiting = useRef<AbortController | undefined>(undefined);

  async function issue(): Promise<void> {
    const controller = new AbortController();
    waiting.current = controller;
    setStep('works');
    setTold(undefined);
    const named = title.trim() === '' ? {} : { title: title.trim() };
    const body = { ...wish, ...named };
    const sent = await sendJson<IssuedPlanRow>(ISSUED, body, limits.paperTimeoutMs, controller.signal);
    setStep('rests');
    if (sent.ok) {
      const { number, issuedAt } = sent.data;
      setTold({ as: 'good', text: text.issueDone(format.integer(number), format.date(issuedAt)) });
      return onIssued();
    }
    if (controller.signal.aborted) {
      setTold({ as: 'bad', text: text.issueStopped });
      return onIssued();
    }
    const why = { 'sign-in': text.issueSignIn, refused: text.issueRefused, unreachable: text.issueTryAgain };
    setTold({ as: 'bad', text: why[sent.why] });
  }

  return (
    <form
      class="no-print issue-plan"
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 'rests') setStep('asks');
      }}
    >
      <p class="quiet">{text.issueIntro}</p>
      <p class="bar">
        <label>
          {text.issueTitle}{' '}
          <input
            type="text"
            value={title}
            maxLength={TITLE_LENGTH_MAX}
            placeholder={text.issueTitleHint}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        {step === 'asks' ? (
          <Sure onYes={() => void issue()} onNo={() => setStep('rests')} />
        ) : (
          <button type="submit" aria-disabled={step === 'works'}>
            {text.issue}
          </button>
        )}
      </p>
      {step === 'works' ? (
        <Working
          isWorking={true}
          isStopped={false}
          label={text.issuing}
          stop={() => waiting.current?.abort()}
          retry={() => void issue()}
        />
      ) : null}
      <p role="status" class={told?.as}>
        {told?.text}
      </p>
    </form>
  );
}

function Sure({ onYes, onNo }: { readonly onYes: () => void; readonly onNo: () => void }) {
  const text = plansPageText(useSpoken().language);
  const [yes, setYes] = useState<HTMLButtonElement | null>(null);
  useEffect(() => yes?.focus(), [yes]);
  return (
    <>
      <strong>{text.issueSure}</strong>
      <button type="button" ref={setYes} onClick={onYes}>
        {text.issueYes}
      </button>
      <button type="button" onClick={onNo}>
        {text.issueNo}
      </button>
    </>
  );
}
