import type { ComponentChildren } from 'preact';

/** A table that may be wider than the page: it moves sideways within itself, by keyboard too. */
export function Scrolls({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1: what scrolls is reached by keyboard.
    <section class="scrolls" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
