import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Route } from 'playwright-core';
import { startBrowser } from '../../test/support/browser.ts';
import { endAsMisused, optionsOrEnd } from '../options.ts';
import { withHostileNames } from './hostile-names.ts';
import { makeStages, type Seat } from './stages.ts';
import { emptyAnswer, filledAnswer, SHEET_DATE, SLIP, STATES, type State, VIEWS, type View } from './views.ts';

const USAGE = `usage: npm run pages:sheet -- [VIEW...] [STATE...]
  takes a screenshot of each page in each state, from made answers, and puts them on one sheet: dist/pages-sheet/index.html. To be looked
  at before a director looks at the pages. Names of views or states leave out the others.
  views: ${VIEWS.map(({ name }) => name).join(', ')}
  states: ${STATES.map(({ name }) => name).join(', ')}
`;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = join(ROOT, 'dist/web');
const SHEET = join(ROOT, 'dist/pages-sheet');
const ORIGIN = 'http://mach.example';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};
/** Long enough for parts that are fetched after the page, and for what follows from their answers. */
const SETTLED_MS = 700;
/** What says that an answer is still to come. */
const UNREADY = 'main .waiting, main [aria-busy=true]';

/** Tiles of the wall that nobody sees without scrolling, and names that are cut: nobody stands by to scroll or to point. */
const HIDDEN_TILES = `[...document.querySelectorAll('.tile')].flatMap((tile) => {
  const name = tile.querySelector('.tile-name');
  return [
    ...(tile.getBoundingClientRect().bottom > innerHeight ? [name.textContent + ' is below the window'] : []),
    ...(name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth ? [name.textContent + ' is cut'] : []),
  ];
})`;

const { words: asked } = optionsOrEnd(USAGE, {});
const unknown = asked.find((word) => ![...VIEWS, ...STATES].some(({ name }) => name === word));
if (unknown !== undefined) endAsMisused(`${unknown}: no view or state of this name`, USAGE);
const isAsked = ({ name }: { readonly name: string }, all: readonly { readonly name: string }[]) =>
  !all.some((each) => asked.includes(each.name)) || asked.includes(name);
const views = VIEWS.filter((view) => isAsked(view, VIEWS));
const states = STATES.filter((state) => isAsked(state, STATES));
if (!existsSync(PAGES)) throw new Error('build the pages first: npm run build');
if (asked.length === 0) rmSync(SHEET, { recursive: true, force: true });
mkdirSync(SHEET, { recursive: true });
const browser = await startBrowser();
const stages = views.some(({ of }) => of !== undefined) ? await makeStages(PAGES) : undefined;
const complaints: string[] = [];
for (const view of views) {
  for (const state of states) complaints.push(...(await shoot(browser, view, state)));
}
await browser.close();
await stages?.close();
writeFileSync(join(SHEET, 'index.html'), sheetOf());
process.stdout.write(`${views.length * states.length} screenshots: ${join(SHEET, 'index.html')}\n`);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
if (complaints.length > 0) process.exitCode = 1;

/** Gives what the page complained about, and where it is wider than its window. */
async function shoot(from: Browser, view: View, state: State): Promise<readonly string[]> {
  const { width, height, isDark, isPrint, language, answers } = state;
  const page = await from.newPage({
    viewport: { width, height },
    colorScheme: isDark === true ? 'dark' : 'light',
  });
  const found: string[] = [];
  const note = (text: string) => found.push(`${view.name} ${state.name}: ${text}`);
  page.on('pageerror', (error) => note(String(error)));
  const seat = seatOf(view, answers);
  if (seat === undefined) await page.route('**/*', (route) => answer(route, view, state));
  else await page.context().addCookies([seat.cookie]);
  const path = view.path === `/${SLIP}` ? (stages?.slip ?? view.path) : view.path;
  await page.goto(
    `${seat?.url ?? ORIGIN}${path}${language === undefined ? '' : `${path.includes('?') ? '&' : '?'}lang=${language}`}`,
  );
  if (seat !== undefined) await page.locator(UNREADY).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(SETTLED_MS);
  if (isPrint === true) await page.emulateMedia({ media: 'print' });
  const excess = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  if (answers !== 'never' && (await page.locator('h1').count()) === 0) note('has no heading');
  if ((await page.title()) === '!') note('ran what stands in a name');
  if (Number(excess) > 0) note(`is ${excess} pixels wider than its window`);
  if (state.name === 'large') for (const told of await page.evaluate<readonly string[]>(HIDDEN_TILES)) note(told);
  await page.screenshot({ path: join(SHEET, `${view.name}-${state.name}.png`), fullPage: true });
  // Where a sheet ends, and which way it lies, is seen on paper alone.
  if (isPrint === true)
    await page.pdf({ path: join(SHEET, `${view.name}-${state.name}.pdf`), preferCSSPageSize: true });
  await page.close();
  return found;
}

/** The real collector that this page is looked at on, if it is one. */
function seatOf({ of }: View, answers: State['answers']): Seat | undefined {
  if (of === undefined) return undefined;
  return answers === 'filled' ? stages?.[of] : answers === 'empty' ? stages?.empty : undefined;
}

async function answer(route: Route, view: View, { answers, isHostile }: State): Promise<void> {
  const url = new URL(route.request().url());
  if (!url.pathname.startsWith('/api/') && url.pathname !== '/-/healthy') return sendFile(route, url);
  const headers = { date: SHEET_DATE };
  if (answers === 'never') return undefined;
  if (answers === 'offline') return route.abort('internetdisconnected');
  if (answers === 'error') return route.fulfill({ status: 500, json: { error: 'made for the sheet' }, headers });
  const made = answers === 'filled' ? filledAnswer(url, view) : emptyAnswer(url);
  if (made === undefined) return route.fulfill({ status: 404, json: { error: 'There is no such thing.' }, headers });
  return route.fulfill({ json: isHostile === true ? withHostileNames(made) : made, headers });
}

function sendFile(route: Route, url: URL): Promise<void> {
  const file = join(PAGES, extname(url.pathname) === '' ? 'index.html' : url.pathname);
  if (!existsSync(file)) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
}

function sheetOf(): string {
  const cells = VIEWS.map(
    ({ name }) =>
      `<tr><th>${name}</th>${STATES.map((state) => `<td><a href="${name}-${state.name}.png"><img loading="lazy" alt="${name}, ${state.name}" src="${name}-${state.name}.png"></a>${state.isPrint === true ? `<a href="${name}-${state.name}.pdf">PDF</a>` : ''}</td>`).join('')}</tr>`,
  );
  const style =
    'img{width:260px;max-height:420px;object-fit:cover;object-position:top;border:1px solid #999}th{position:sticky;left:0;background:#fff;text-align:left}';
  return `<!doctype html><meta charset="utf-8"><title>Pages × states</title><style>${style}</style><table><tr><th></th>${STATES.map(({ name }) => `<th>${name}</th>`).join('')}</tr>${cells.join('\n')}</table>\n`;
}
