import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';

/** A page whose code is asked for when it is first opened. Where it can't be had, it says so and offers another try. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [, redraw] = useState(0);
    const [hasFailed, setFailed] = useState(false);
    const { frame } = useSpoken().messages;
    useEffect(() => {
      if (loaded !== undefined || hasFailed) return;
      load().then(
        (component) => {
          loaded = component;
          redraw((count) => count + 1);
        },
        () => setFailed(true),
      );
    }, [hasFailed]);
    if (loaded !== undefined) {
      const Page = loaded;
      return <Page {...props} />;
    }
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
  };
}
