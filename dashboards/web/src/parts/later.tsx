import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';

type Load<Props> = () => Promise<ComponentType<Props>>;

/** A page whose script is asked for when somebody opens it: nobody else's first load carries it. */
export function later<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return loadedLater(load, Opening);
}

/**
 * A part of a page that is fetched after the page itself stands there. Nothing is shown until it has come; where it does not come, the
 * rest of the page stays as it is.
 */
export function laterPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return loadedLater(load, () => null);
}

function loadedLater<Props extends object>(
  load: Load<Props>,
  Meanwhile: ComponentType<{ readonly hasFailed: boolean }>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [state, setState] = useState<'waits' | 'came' | 'failed'>('waits');
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (came) => {
          loaded = came;
          setState('came');
        },
        () => setState('failed'),
      );
    }, []);
    const Loaded = loaded;
    return Loaded === undefined ? <Meanwhile hasFailed={state === 'failed'} /> : <Loaded {...props} />;
  };
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
