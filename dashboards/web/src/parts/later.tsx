import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';

/**
 * A page whose script comes when it is opened, so that the first load stays small. Where it does not come (the collector was
 * replaced by another version meanwhile, the line is down), the page says so and offers to load everything anew.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [, redraw] = useState(0);
    const [failed, setFailed] = useState(false);
    const { frame } = useSpoken().messages;
    useEffect(() => {
      if (known !== undefined) return undefined;
      let left = false;
      load().then(
        (component) => {
          known = component;
          if (!left) redraw((count) => count + 1);
        },
        () => setFailed(true),
      );
      return () => {
        left = true;
      };
    }, []);
    const Known = known;
    if (Known !== undefined) return <Known {...props} />;
    if (!failed) {
      return (
        <p class="waiting" role="status">
          {frame.loading}
        </p>
      );
    }
    return (
      <section class="card notice" role="alert">
        <h1>{frame.unreachable}</h1>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {frame.reload}
          </button>
        </p>
      </section>
    );
  };
}
