import type { AlertTestRow, Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../../limits.ts';
import { postForJson } from '../../live/fetch-json.ts';
import { useAdmin } from '../spoken.ts';

type Told = { readonly isGood: boolean; readonly lines: readonly string[] };

/** Sends a test by a route, and says of each recipient what became of it. */
export function TestRoute({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { alertRoutes: text } = useAdmin().admin;
  const [told, setTold] = useState<Told>();
  const [isBusy, setBusy] = useState(false);
  const lineOf = ({ recipient, outcome, detail }: AlertTestRow): string => {
    const who = recipient.replace(`${name}/`, '');
    const why = detail?.includes('EDENIED') === true ? text.denied : detail;
    return `${who}: ${text.outcomes[outcome]}${why === undefined ? '' : ` (${why})`}`;
  };
  const test = async () => {
    if (isBusy) return;
    setBusy(true);
    setTold(undefined);
    const url = `/api/v1/alerts/routes/${encodeURIComponent(name)}/test`;
    const answer = await postForJson(url, limits.routeTestTimeoutMs);
    setBusy(false);
    if (answer.ok) {
      const rows = (answer.data as Listed<AlertTestRow>).items;
      const isGood = rows.length > 0 && rows.every(({ outcome }) => outcome === 'delivered');
      setTold({ isGood, lines: rows.length === 0 ? [text.nobodyToTest] : rows.map(lineOf) });
    } else {
      const isTooSoon = answer.problem.kind === 'server' && answer.problem.status === 429;
      setTold({ isGood: false, lines: [isTooSoon ? text.tooSoon : text.testFailed] });
    }
    onDone();
  };
  return (
    <>
      <button
        type="button"
        class="small"
        aria-label={text.testOf(name)}
        aria-disabled={isBusy}
        onClick={() => void test()}
      >
        {isBusy ? text.testing : text.test}
      </button>
      <div role="status">
        {told?.lines.map((line) => (
          <p key={line} class={told.isGood ? 'good' : 'bad'}>
            {line}
          </p>
        ))}
      </div>
    </>
  );
}
