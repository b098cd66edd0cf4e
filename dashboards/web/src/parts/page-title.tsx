import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSpoken } from '../language.ts';

export interface PageHeading {
  readonly title: string;
  /** The way here, from the province down. */
  readonly path?: readonly { readonly href: string; readonly name: string }[];
}

interface Props extends PageHeading {
  readonly children?: ComponentChildren;
}

/** The first page that is opened leaves the focus where the browser put it; the skip link comes first then. */
let isFirstPage = true;

/** The heading of a page; it also names the browser's tab and takes the focus, so that a screen reader says it. */
export function PageTitle({ title, path = [], children }: Props) {
  const { messages } = useSpoken();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${messages.frame.product}`;
  }, [title, messages]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header class="page-title">
      {path.length === 0 ? null : (
        <nav aria-label={messages.frame.path} class="path">
          <ol>
            {path.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {children}
    </header>
  );
}
