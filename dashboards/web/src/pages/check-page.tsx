import { checkWithoutAgentMessages, topicNames, topicWords } from '@mach/messages';
import type { Contact, Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { type BrowserCheck, browserCheck, type Question, UNTESTED } from '../views/browser-check.ts';
import { LIGHT_HEALTH } from '../views/light-health.ts';

/** Where the agent's own page is unless it was given another port, which no server can know: then the icon on the desktop leads there. */
const AGENT_PAGE = 'http://127.0.0.1:18440/';
const QUESTIONS = 10;
const GAP_MS = 300;

/** The check of a PC without an agent: what its browser can try, and by name what it can't. Needs no sign-in. */
export function CheckPage() {
  const { language } = useSpoken();
  const words = checkWithoutAgentMessages(language);
  const [state, setState] = useState<'idle' | 'running' | BrowserCheck>('idle');
  const run = async () => {
    setState('running');
    setState(browserCheck(await ask(), navigator.onLine));
  };
  const isIdle = state === 'idle';
  // Asked for with the page, so that the numbers are there when the line is not.
  const [{ data: contacts }] = useLive<Listed<Contact>>('/api/v1/contacts', limits.longListPollMs);
  return (
    <>
      <PageTitle title={words.title} />
      <p>{words.intro}</p>
      <p>
        <a href={AGENT_PAGE}>{words.openAgent}</a> <span class="quiet">{words.openAgentNote}</span>
      </p>
      <button type="button" class="check-start" disabled={state === 'running'} onClick={() => void run()}>
        {isIdle || state === 'running' ? words.start : words.again}
      </button>
      <div aria-live="polite">
        {state === 'running' ? <p class="waiting">{words.running}</p> : null}
        {typeof state === 'object' ? <Result check={state} /> : null}
      </div>
      <Calls contacts={contacts?.items ?? []} />
      <section class="card" aria-labelledby="untested">
        <h2 id="untested">{words.notTested}</h2>
        <p class="quiet">{words.notTestedNote}</p>
        <ul class="untested">
          {topicNames(UNTESTED, language).map((name) => (
            <li key={name}>
              <StateMark health="empty" word={name} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Calls({ contacts }: { readonly contacts: readonly Contact[] }) {
  const words = checkWithoutAgentMessages(useSpoken().language);
  if (contacts.length === 0) return null;
  return (
    <section class="card" aria-labelledby="call">
      <h2 id="call">{words.call}</h2>
      <dl class="calls">
        {contacts.map(({ name, phone }) => (
          <div key={`${name} ${phone}`}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Result({ check: { topics, cause, step, answered, asked, tripMs } }: { readonly check: BrowserCheck }) {
  const { language, format } = useSpoken();
  const words = checkWithoutAgentMessages(language);
  return (
    <section class="card" aria-labelledby="result">
      <h2 id="result">{words.result}</h2>
      <p>
        <strong>{words[cause]}</strong>
      </p>
      <p>{words[step]}</p>
      <ul class="plain lights">
        {topicWords(topics, language).map(({ light, sentence }) => (
          <li key={sentence}>
            <StateMark health={LIGHT_HEALTH[light]} word={sentence} />
          </li>
        ))}
        <li>
          <StateMark
            health={answered === asked ? 'normal' : answered === 0 ? 'down' : 'attention'}
            word={`${words.way}: ${words.answered(answered, asked, tripMs === undefined ? '–' : format.milliseconds(tripMs))}`}
          />
        </li>
      </ul>
    </section>
  );
}

/** Small questions one after another; the first opens the connection and is not timed. */
async function ask(): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (let i = 0; i <= QUESTIONS; i++) {
    const begun = performance.now();
    try {
      const answer = await fetch('/-/healthy', {
        cache: 'no-store',
        signal: AbortSignal.timeout(limits.checkTimeoutMs),
      });
      const date = Date.parse(answer.headers.get('date') ?? '');
      const clockBehindMs = Number.isNaN(date) ? undefined : date - Date.now();
      if (i > 0) {
        const tripMs = performance.now() - begun;
        questions.push({ ok: answer.ok, tripMs, ...(clockBehindMs !== undefined && { clockBehindMs }) });
      }
    } catch {
      if (i > 0) questions.push({ ok: false });
      // A dead line needs no ten waits to be seen.
      if (questions.length >= 3 && questions.every(({ ok }) => !ok)) break;
    }
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  return questions;
}
