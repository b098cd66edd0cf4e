import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes texts, and takes HTML as it is', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  const page = html`<p title="${`"quoted" & 'so'`}">${'<script>'}</p><ul>${items}</ul>${undefined}${7}`;
  expect(page.html).toBe(
    '<p title="&quot;quoted&quot; &amp; &#39;so&#39;">&lt;script&gt;</p><ul><li>a</li><li>&lt;b&gt;</li></ul>7',
  );
});
