import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of a page that is fetched after the page itself stands there, so that the first load of a thin line stays small. Nothing is
 * shown until it has come; where it does not come, the rest of the page stays as it is.
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LaterPart(props: Props) {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (part) => {
          loaded = part;
          redraw(true);
        },
        () => undefined,
      );
    }, []);
    const Part = loaded;
    return Part === undefined ? null : <Part {...props} />;
  };
}
