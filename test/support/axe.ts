import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * What axe-core finds wrong with a page as it stands, one line a place; empty is what every page of ours must be, by WCAG 2.2 AA and by
 * axe's own good practices. Evaluated from outside, for the page's policy lets no foreign script in.
 */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  // Half a megabyte to read: once a document, however often it is looked at.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const found = await page.evaluate<readonly Violation[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`,
    ),
  );
}
