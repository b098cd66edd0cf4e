import type { ComponentChild, ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { usePaper } from '../live/use-paper.ts';
import { rowHeights } from '../views/row-window.ts';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly caption: string;
  readonly class: string;
  readonly columns: number;
  /** The row of headings. */
  readonly head: ComponentChildren;
  /** The cells of one row. */
  readonly children: (row: Row) => ComponentChild;
  /** What a row is taken for until one was drawn. */
  readonly guessPx?: number;
}

const GUESS_PX = 56;

/**
 * A table of any length, of which only the rows in the window are in the page; it scrolls with the page itself, so that keys, a finger
 * and a screen reader work as ever. On paper stand the first rows, as many as `limits.rowsOnPaperMax`.
 */
export function VirtualTable<Row>({
  rows,
  keyOf,
  caption,
  columns,
  head,
  children,
  guessPx = GUESS_PX,
  ...more
}: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const heights = useMemo(() => rowHeights(rows.length, guessPx), [rows, guessPx]);
  const isPaper = usePaper();
  const [, redraw] = useState(0);
  const drawn = useRef({ first: -1, end: -1 });
  const view = () => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    return heights.windowOf(-top - limits.rowsAroundPx, innerHeight - top + limits.rowsAroundPx);
  };
  useEffect(() => {
    let waits = false;
    const look = () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        const { first, end } = view();
        if (first !== drawn.current.first || end !== drawn.current.end) redraw((count) => count + 1);
      });
    };
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    look();
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [heights]);
  const { first, end, before, after } = isPaper
    ? { first: 0, end: Math.min(rows.length, limits.rowsOnPaperMax), before: 0, after: 0 }
    : view();
  drawn.current = { first, end };
  useLayoutEffect(() => {
    if (isPaper) return;
    let isNews = false;
    for (const row of body.current?.querySelectorAll<HTMLElement>('tr[aria-rowindex]') ?? []) {
      const place = Number(row.getAttribute('aria-rowindex')) - 2;
      isNews = heights.learn(place, row.getBoundingClientRect().height) || isNews;
    }
    if (!isNews) return;
    const next = view();
    if (next.end > drawn.current.end || next.first < drawn.current.first) redraw((count) => count + 1);
  });
  return (
    <table class={`rows ${more.class}`} aria-rowcount={rows.length + 1}>
      <caption>{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>{head}</tr>
      </thead>
      <tbody ref={body}>
        <Room px={before} columns={columns} />
        {rows.slice(first, end).map((row, place) => (
          <tr key={keyOf(row)} aria-rowindex={first + place + 2}>
            {children(row)}
          </tr>
        ))}
        <Room px={after} columns={columns} />
      </tbody>
    </table>
  );
}

/** The room of the rows that are not drawn. */
function Room({ px, columns }: { readonly px: number; readonly columns: number }) {
  if (px <= 0) return null;
  return (
    <tr class="room" style={{ height: `${px}px` }}>
      <td colSpan={columns} />
    </tr>
  );
}
