import { useEffect, useState } from 'preact/hooks';
import type { ChangeProblem } from './ask-admin.ts';
import { Problem } from './form.tsx';
import { useAdmin } from './spoken.ts';

interface Route {
  readonly name: string;
  readonly kind?: string;
  readonly lastSentAt?: number;
}

/** Where alerts go, where this collector has that: each can be tried. */
export function AlertsPart() {
  const { admin, format } = useAdmin();
  const { collector: text } = admin;
  const [routes, setRoutes] = useState<readonly Route[]>();
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<ChangeProblem>();
  useEffect(() => {
    let isOpen = true;
    void fetch('/api/v1/alerts/routes', { headers: { accept: 'application/json' }, cache: 'no-store' })
      .then((answer) => (answer.ok ? (answer.json() as Promise<{ items?: readonly Route[] }>) : { items: [] }))
      .catch(() => ({ items: [] }))
      .then(({ items = [] }) => isOpen && setRoutes(items));
    return () => {
      isOpen = false;
    };
  }, []);
  const test = async (name: string) => {
    setTold('');
    const answer = await fetch(`/api/v1/alerts/routes/${encodeURIComponent(name)}/test`, { method: 'POST' }).catch(
      () => undefined,
    );
    const isSent = answer?.ok === true;
    setTold(isSent ? text.alertSent(name) : '');
    setProblem(isSent ? undefined : { code: answer === undefined ? 'unreachable' : 'not-possible', fields: new Map() });
  };
  return (
    <>
      <p class="intro">{text.alertsIntro}</p>
      <Problem problem={problem} />
      <p class="good" role="status">
        {told}
      </p>
      {routes === undefined ? null : routes.length === 0 ? (
        <p class="card">{text.alertsNone}</p>
      ) : (
        <table class="rows stacks">
          <caption class="for-readers">{admin.common.alerts}</caption>
          <thead>
            <tr>
              <th scope="col">{text.columnRoute}</th>
              <th scope="col">{text.columnKind}</th>
              <th scope="col">{text.columnLastSent}</th>
              <th scope="col">{text.alertTest}</th>
            </tr>
          </thead>
          <tbody>
            {routes.map(({ name, kind, lastSentAt }) => (
              <tr key={name}>
                <th scope="row" class="cell-name">
                  <bdi>{name}</bdi>
                </th>
                <td data-label={text.columnKind}>{kind}</td>
                <td data-label={text.columnLastSent}>{lastSentAt === undefined ? '' : format.dateTime(lastSentAt)}</td>
                <td data-label={text.alertTest}>
                  <button
                    type="button"
                    class="small"
                    aria-label={text.alertTestOf(name)}
                    onClick={() => void test(name)}
                  >
                    {text.alertTest}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
