import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawn } from './draw.ts';
import { useTheme } from './use-theme.ts';

interface Props {
  /** For who can't see it. */
  readonly summary: string;
  /** Said where the script that draws does not come. */
  readonly failed: string;
  /** Fetches the script that draws, and gives what draws into the place. */
  readonly draw: (place: HTMLElement) => Promise<() => Drawn>;
  /** Drawn anew when one of these changes; as many each time. */
  readonly of: readonly unknown[];
}

/** A place that is drawn into by a script of its own, and follows the width and the colours around it. */
export function DrawnCanvas({ summary, failed, draw, of }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let drawn: Drawn | undefined;
    let left = false;
    const observer = new ResizeObserver(() => drawn?.resize(element.clientWidth));
    draw(element).then(
      (begin) => {
        if (left) return;
        drawn = begin();
        observer.observe(element);
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      observer.disconnect();
      drawn?.remove();
    };
  }, [...of, theme]);
  if (hasFailed) return <p class="quiet">{failed}</p>;
  return <div ref={place} class="canvas" role="img" aria-label={summary} />;
}
