import { actorName, causeName } from '@mach/messages';
import type { IncidentDetail, WrittenCause } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { sendJson } from '../live/send-json.ts';
import { useDraft } from '../live/use-draft.ts';
import { useMay } from '../live/use-may.ts';
import { useNow } from '../live/use-now.ts';

/** As the collector takes them up. */
const [TEXT_MAX, SAID_BY_MAX] = [500, 200];
/** Those that a carrier, an operator or a power company may name. */
const TOLD_CAUSES = ['line', 'isp', 'data-network', 'router', 'service', 'dns', 'power', 'lan', 'pc'] as const;

interface Causes {
  readonly incident: IncidentDetail;
  readonly refresh: () => void;
}

/** What others said that the cause is, beside the verdict, and where whoever has a role may write it down. */
export function WrittenCauses({ incident, refresh }: Causes) {
  const words = useSpoken().messages.incident;
  const mayWrite = useMay(() => true);
  return (
    <section aria-labelledby="written">
      <h2 id="written">{words.writtenTitle}</h2>
      <p class="quiet">{words.writtenNote}</p>
      {incident.written.length === 0 ? (
        <p>{words.writtenNothing}</p>
      ) : (
        <ul class="written-causes">
          {incident.written.map((cause) => (
            <li key={cause.id}>
              <Told cause={cause} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? <WriteCause number={incident.number} refresh={refresh} /> : null}
    </section>
  );
}

function Told({ cause: { cause, text, saidBy, heardAt, writtenAt, by, post } }: { readonly cause: WrittenCause }) {
  const { messages, format, language } = useSpoken();
  const words = messages.incident;
  const said = [cause === undefined ? undefined : causeName(cause, language), text].filter(
    (part) => part !== undefined,
  );
  return (
    <>
      <p>
        <bdi>{words.heard(saidBy, format.dateTime(heardAt))}</bdi>: <strong>{said.join(' · ')}</strong>
      </p>
      <p class="quiet">{words.writtenBy(post ?? actorName(by, language), format.dateTime(writtenAt))}</p>
    </>
  );
}

/** `datetime-local` of Việt Nam's time, whatever the PC's own zone is. */
const localText = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
const localTime = (text: string): number => Date.parse(`${text}:00+07:00`);

/** Nothing heard at: now. */
const NOTHING = { cause: '', text: '', saidBy: '', heardAt: '' };

function WriteCause({ number, refresh }: { readonly number: number; readonly refresh: () => void }) {
  const { messages, language } = useSpoken();
  const words = messages.incident;
  const now = useNow();
  const { fields, set, clear, isKept } = useDraft(`cause-${number}`, NOTHING);
  const { cause, text, saidBy, heardAt } = fields;
  const [isOpen] = useState(isKept);
  const [said, setSaid] = useState<{ readonly isGood: boolean; readonly text: string }>();
  const [isBusy, setBusy] = useState(false);

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (cause === '' && text.trim() === '') return setSaid({ isGood: false, text: words.refusals['cause-empty'] });
    if (saidBy.trim() === '') return setSaid({ isGood: false, text: words.refusals['said-by-empty'] });
    setBusy(true);
    const wish = {
      ...(cause === '' ? {} : { cause }),
      ...(text.trim() === '' ? {} : { text }),
      ...(heardAt === '' ? {} : { heardAt: localTime(heardAt) }),
      saidBy,
    };
    const sent = await sendJson(`/api/v1/incidents/${number}/causes`, wish, limits.requestTimeoutMs);
    setBusy(false);
    if (!sent.ok) return setSaid({ isGood: false, text: why(sent) });
    clear();
    setSaid({ isGood: true, text: words.written });
    refresh();
  }

  const refusals: Readonly<Record<string, string | undefined>> = words.refusals;
  const why = (sent: { readonly why: 'sign-in' | 'unreachable' | 'refused'; readonly code?: string }) =>
    sent.why === 'refused'
      ? (refusals[sent.code ?? ''] ?? words.refused)
      : { 'sign-in': words.signInAgain, unreachable: words.tryAgain }[sent.why];

  return (
    <details class="write-cause no-print" open={isOpen}>
      <summary>{words.writeTitle}</summary>
      {isKept ? <p class="quiet">{words.draft}</p> : null}
      <form onSubmit={send} noValidate>
        <label>
          {words.cause}
          <select value={cause} onChange={({ currentTarget }) => set({ cause: currentTarget.value })}>
            <option value="">{words.causeNone}</option>
            {TOLD_CAUSES.map((each) => (
              <option key={each} value={each}>
                {causeName(each, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.said} <span class="quiet">({words.saidHint(TEXT_MAX)})</span>
          <textarea
            rows={3}
            maxLength={TEXT_MAX}
            value={text}
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <label>
          {words.saidBy} <span class="quiet">({words.saidByHint})</span>
          <input
            required
            maxLength={SAID_BY_MAX}
            value={saidBy}
            onInput={({ currentTarget }) => set({ saidBy: currentTarget.value })}
          />
        </label>
        <label>
          {words.heardAt}
          <input
            type="datetime-local"
            value={heardAt === '' ? localText(now) : heardAt}
            max={localText(now)}
            onInput={({ currentTarget }) => set({ heardAt: currentTarget.value })}
          />
        </label>
        <button type="submit" disabled={isBusy}>
          {isBusy ? words.writing : words.write}
        </button>
      </form>
      <p role="status" class={said?.isGood === false ? 'refused' : undefined}>
        {said === undefined ? '' : said.isGood ? said.text : `${words.notWritten}: ${said.text}.`}
      </p>
    </details>
  );
}
