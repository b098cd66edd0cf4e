import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';

/** By then the page that was opened has what it shows first, on a thin line too. */
const SOON_MS = 5_000;

type Load<Props> = () => Promise<ComponentType<Props>>;
/** A part with a script of its own, which can be fetched before it is shown. */
export type LaterComponent<Props> = ComponentType<Props> & { readonly fetch: () => void };

/** A page whose script is asked for when somebody opens it: nobody else's first load carries it. */
export function later<Props extends object>(load: Load<Props>): LaterComponent<Props> {
  return loadedLater(load, Opening);
}

/**
 * A part of a page that is fetched after the page itself stands there. Nothing is shown until it has come; where it does not come, the
 * rest of the page stays as it is.
 */
export function laterPart<Props extends object>(load: Load<Props>): LaterComponent<Props> {
  return loadedLater(load, () => null);
}

/** Fetches the scripts of the pages that are one press away, when the page that was opened has had its turn. Gives what calls it off. */
export function fetchSoon(...pages: readonly { readonly fetch: () => void }[]): () => void {
  const timer = setTimeout(() => {
    for (const page of pages) page.fetch();
  }, SOON_MS);
  return () => clearTimeout(timer);
}

function loadedLater<Props extends object>(
  load: Load<Props>,
  Meanwhile: ComponentType<{ readonly hasFailed: boolean }>,
): LaterComponent<Props> {
  let loaded: ComponentType<Props> | undefined;
  const loading = () =>
    load().then((came) => {
      loaded = came;
    });
  const Later = (props: Props) => {
    const [state, setState] = useState<'waits' | 'came' | 'failed'>('waits');
    useEffect(() => {
      if (loaded !== undefined) return;
      loading().then(
        () => setState('came'),
        () => setState('failed'),
      );
    }, []);
    const Loaded = loaded;
    return Loaded === undefined ? <Meanwhile hasFailed={state === 'failed'} /> : <Loaded {...props} />;
  };
  // Whoever opens the page will hear of it if it does not come.
  return Object.assign(Later, { fetch: () => void loading().catch(() => undefined) });
}

function Opening({ hasFailed }: { readonly hasFailed: boolean }) {
  const { frame } = useSpoken().messages;
  if (!hasFailed) {
    return (
      <p class="waiting" role="status">
        {frame.openingPage}
      </p>
    );
  }
  return (
    <section class="card notice" role="alert">
      <p>{frame.pageNotLoaded}</p>
      <button type="button" onClick={() => location.reload()}>
        {frame.reload}
      </button>
    </section>
  );
}
