import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';

/** A page whose script is asked for when somebody opens it: nobody else's first load carries it. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let page: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const { frame } = useSpoken().messages;
    const [state, setState] = useState<'waits' | 'came' | 'failed'>(page === undefined ? 'waits' : 'came');
    useEffect(() => {
      if (page !== undefined) return;
      load().then(
        (came) => {
          page = came;
          setState('came');
        },
        () => setState('failed'),
      );
    }, []);
    const Page = page;
    if (Page !== undefined) return <Page {...props} />;
    if (state !== 'failed') {
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
  };
}
