import type { ComponentChildren } from 'preact';
import { useSpoken } from '../language.ts';
import type { Problem } from '../live/fetch-json.ts';
import type { Snapshot } from '../live/live-resource.ts';
import { useNow } from '../live/use-now.ts';
import { NotFound } from './not-found.tsx';
import { type PageHeading, PageTitle } from './page-title.tsx';
import { SignIn, SignInAgain } from './sign-in.tsx';

interface Live<Data> {
  readonly snapshot: Snapshot<Data>;
  readonly refresh: () => void;
  /** Said when the collector knows no such thing. */
  readonly notFound: string;
  /** Whether people type something in it, which must not be lost when their session ends: then what is known stays. */
  readonly isTypedIn?: boolean;
  /** Stands over trouble while nothing is known: of a page whose heading comes with what is asked for, such as a name. */
  readonly heading?: PageHeading;
  readonly children: (data: Data) => ComponentChildren;
}

/**
 * Shows what is known of a resource and how good it is: while waiting, with a problem over old data that stays readable,
 * with a problem alone, not found, or in need of sign-in.
 */
export function LiveSection<Data>({ snapshot, refresh, notFound, isTypedIn = false, heading, children }: Live<Data>) {
  const { messages } = useSpoken();
  const { data, problem } = snapshot;
  if (problem?.kind === 'sign-in') {
    if (!isTypedIn || data === undefined) return <SignIn />;
    return (
      <>
        <SignInAgain />
        <div class="live">{children(data)}</div>
      </>
    );
  }
  if (problem?.kind === 'not-found') return <NotFound sentence={notFound} />;
  return (
    <>
      {problem === undefined || data !== undefined || heading === undefined ? null : <PageTitle {...heading} />}
      {problem === undefined ? null : <Trouble problem={problem} snapshot={snapshot} refresh={refresh} />}
      {data === undefined ? (
        problem === undefined && (
          <p class="waiting" role="status">
            {messages.frame.loading}
          </p>
        )
      ) : (
        <div class="live">{children(data)}</div>
      )}
    </>
  );
}

/** Says how old what is on the page is. */
export function Freshness({ snapshot }: { readonly snapshot: Snapshot<unknown> }) {
  const { messages, format } = useSpoken();
  const now = useNow();
  if (snapshot.receivedAt === undefined || snapshot.problem !== undefined) return null;
  return <p class="freshness">{messages.frame.updated(format.age(now - snapshot.receivedAt))}</p>;
}

function Trouble(props: {
  readonly problem: Problem;
  readonly snapshot: Snapshot<unknown>;
  readonly refresh: () => void;
}) {
  const { messages, format } = useSpoken();
  const now = useNow();
  const { receivedAt } = props.snapshot;
  const { frame } = messages;
  return (
    <div class="trouble">
      <div>
        <p role="alert">
          <strong>{props.problem.kind === 'offline' ? frame.offline : frame.unreachable}</strong>{' '}
          {detailOf(props.problem, frame)} {frame.retrying}
        </p>
        {/* Outside of the alert: an age that moves would be read out every few seconds. */}
        {receivedAt === undefined ? (
          <p>{props.problem.kind === 'offline' ? frame.offlineDo : frame.unreachableDo}</p>
        ) : (
          <p>{frame.staleSince(format.age(now - receivedAt))}</p>
        )}
      </div>
      <button type="button" onClick={props.refresh}>
        {frame.retryNow}
      </button>
    </div>
  );
}

function detailOf(
  problem: Problem,
  frame: { readonly notOurs: string; readonly serverTrouble: (status: number) => string },
): string {
  if (problem.kind === 'not-ours') return frame.notOurs;
  return problem.kind === 'server' ? frame.serverTrouble(problem.status) : '';
}
