import { checkCode } from '@mach/diagnosis';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRouteSchema } from '../../collector/src/config/page-route-schema.ts';
import { sha256Hex } from '../../collector/src/ingest/secret.ts';
import { requires } from '../requirements.ts';
import { accessibilityFindings } from '../support/axe.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { type PageStage, pageStage } from '../support/page-stage.ts';
import { eventually } from '../support/programs.ts';

const chromium = requires('chromium');
type Role = Parameters<PageStage['session']>[0];

interface Seat {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Of a check of the first device, as the search opens it. */
const CODE = checkCode({ cause: 'router-silent', topics: [] }, 1).replaceAll(' ', '');

const OF_PROVINCE = [
  ...['/', '/?view=wall', '/communes/99001', '/devices/DEVICE', '/devices?known=measured', '/devices?trouble=yes'],
  ...['/incidents', '/incidents/1', '/incidents/2', '/incidents/2/dossier', '/meetings', '/meetings/nowhere'],
  ...['/lines?provider='],
  ...['/priorities', '/plans', '/reports', '/check', `/check/${CODE}`, '/nowhere/at/all'],
];
const ADMIN = [
  ...['/admin', '/admin/communes', '/admin/services', '/admin/kits', '/admin/accounts', '/admin/places'],
  ...['/admin/calendar', '/admin/meetings', '/admin/planning', '/admin/alerts', '/admin/audit', '/admin/collector'],
];
/** Of others than the administrator the pages that are another for them. */
const PAGES: Readonly<Record<Role, readonly string[]>> = {
  'province-admin': [...OF_PROVINCE, ...ADMIN],
  'province-viewer': ['/', '/incidents/2', '/plans', '/admin'],
  planner: ['/plans', '/admin/planning'],
  commune: ['/', '/incidents/2', '/meetings', '/priorities', '/plans', '/reports', '/devices/DEVICE'],
};
const WHO = Object.entries(PAGES).flatMap(([role, paths]) => paths.map((path) => ({ role: role as Role, path })));

/** Pages that the collector draws itself, without a script, for whoever is not let in yet. */
const DRAWN = ['/sign-in', '/sign-in/LINK', '/set-up/LINK', '/set-up/spent', '/verify', '/verify?code=123456789012'];
const LINK = 'l'.repeat(43);
/** What is pressed so that a form, or a result, stands there. */
const PRESSED: Readonly<Record<string, string>> = {
  '/admin/places': '.stacks button[aria-label^="Thêm đường truyền"], .stacks button[aria-label^="Add a line"]',
  '/admin/communes': '.stacks .cell-actions button',
  // Its lights are sentences, which stand there once it has looked.
  '/check': '.check-start',
  '/admin/alerts': '.stacks .cell-actions button',
};

/** Each page is seen in two of them, which differ in all three; every other page in the other two. */
const VIEWS = [
  [
    { language: 'vi', width: 360, colorScheme: 'light' },
    { language: 'en', width: 1280, colorScheme: 'dark' },
  ],
  [
    { language: 'vi', width: 1280, colorScheme: 'light' },
    { language: 'en', width: 360, colorScheme: 'dark' },
  ],
] as const;

type View = (typeof VIEWS)[number][number];

describe.skipIf(chromium.skip)(`every page, for everybody ${chromium.reason}`, () => {
  let stage: PageStage;
  let browser: Browser;
  let visitor: Page | undefined;
  const seats = new Map<Role, Seat>();

  beforeAll(async () => {
    stage = await pageStage({ devicesPerCommune: 6 });
    const setUp = { sha256: sha256Hex(LINK), expiresAt: stage.collector().now() + 900_000 };
    const account = { name: 'moi', role: 'planner', post: 'Phòng Kế hoạch', createdAt: 1, turn: 1, setUp } as const;
    const listener = { to: 'cntt@example.gov.vn', hears: ['incidents'] };
    const route = pageRouteSchema.parse({
      ...{ kind: 'mail', name: 'thu', host: 'mail.example.gov.vn', from: 'mach@example.gov.vn' },
      recipients: [
        { name: 'so', ...listener },
        { name: 'xa', communes: ['99001'], ...listener },
      ],
    });
    await stage.collector().commit([
      { type: 'account-created', account },
      { type: 'alert-route-set', route },
    ]);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it.each(WHO)('$role: nothing is wrong with $path that a machine can find', async ({ role, path: asked }) => {
    const heardBefore = seats.get(role)?.complaints.length ?? 0;
    const { page, complaints } = await seatOf(role);
    const path = asked.replace('DEVICE', stage.devices[0]?.id ?? '');
    await go(page, path);
    // The form of administrators is asked for when it is opened, which what holds it may only stand there for a moment later.
    if (role === 'province-admin' && asked === '/devices/DEVICE')
      await eventually('the form of administrators', async () => {
        await unfold(page);
        return (await page.locator('details form').isVisible()) || undefined;
      });
    const findings: string[] = [];
    const turn = PAGES[role].indexOf(asked) % 2 === 0 ? 0 : 1;
    for (const view of VIEWS[turn]) {
      await page.locator(`.switch [lang=${view.language}]`).click();
      findings.push(...(await wrongIn(page, view)));
    }
    // Pages begin to ask before they know who looks: a commune is refused what is the province's. And some pages are of nothing.
    const isDue = (each: string) =>
      (role === 'commune' && each.includes('status of 403')) || (path.includes('nowhere') && each.includes('of 404'));
    const troubles = complaints.slice(heardBefore).filter((each) => !isDue(each));
    expect([...findings, ...troubles]).toEqual([]);
    // By the keyboard alone, once: it is the same for everybody.
    if (role === 'province-admin') expect(await unreached(page)).toEqual([]);
  });

  it.each(DRAWN)('nobody yet: nothing is wrong with %s that a machine can find', async (asked) => {
    visitor ??= await browser.newPage();
    const findings: string[] = [];
    for (const view of VIEWS[DRAWN.indexOf(asked) % 2 === 0 ? 0 : 1]) {
      const path = asked.replace('LINK', LINK);
      await visitor.goto(`${stage.url}${path}${path.includes('?') ? '&' : '?'}lang=${view.language}`);
      findings.push(...(await wrongIn(visitor, view)));
    }
    expect(findings).toEqual([]);
    expect(await unreached(visitor)).toEqual([]);
  });

  /** One page of the browser a role, so that the first load is paid once. */
  async function seatOf(role: Role): Promise<Seat> {
    const known = seats.get(role);
    if (known !== undefined) return known;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([stage.session(role)]);
    const page = await context.newPage();
    const seat = { page, complaints: complaintsOf(page) };
    seats.set(role, seat);
    await page.goto(stage.url);
    await page.locator('main h1').first().waitFor();
    return seat;
  }

  /** As by a link: the scripts stay. Then all that it asks for, and all that it folds away. */
  async function go(page: Page, path: string): Promise<void> {
    await page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await page.locator('main h1').first().waitFor();
    await page.locator('main .waiting, main [aria-busy=true]').first().waitFor({ state: 'detached' });
    const pressed = PRESSED[path];
    if (pressed !== undefined) await page.locator(pressed).first().click();
    await unfold(page);
    await page.locator('main .waiting, main [aria-busy=true]').first().waitFor({ state: 'detached' });
  }
});

const unfold = (page: Page) =>
  page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');

/** Shows a page in one size and theme, and gives what is wrong with it there. */
async function wrongIn(page: Page, { language, width, colorScheme }: View): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  const wrong = [...(await tooWide(page)), ...(await accessibilityFindings(page))];
  const found = wrong.map((each) => `${language} ${width} ${colorScheme}: ${each}`);
  for (const between of width > 700 ? WIDTHS_BETWEEN : []) {
    await page.setViewportSize({ width: between, height: 800 });
    found.push(...(await tooWide(page)).map((each) => `${language} ${between}: ${each}`));
  }
  return found;
}

/** Between a phone and a wall: screens held upright, old ones, a laptop's half. */
const WIDTHS_BETWEEN = [700, 768, 881, 1024];

/** Charts are drawn anew a frame after their place has another width: it is waited for some frames, without `eval`, which the page forbids. */
async function tooWide(page: Page): Promise<readonly string[]> {
  const excess = await page.evaluate<number>(`new Promise((tell) => {
    let frames = 60;
    const look = () => {
      const excess = document.documentElement.scrollWidth - innerWidth;
      if (excess <= 0 || frames-- === 0) tell(excess);
      else requestAnimationFrame(look);
    };
    look();
  })`);
  return excess > 0 ? [`is ${excess} px wider than its window`] : [];
}

/** What can be pressed or filled in and is never reached by the tab key, or shows nothing when it has the focus. */
async function unreached(page: Page): Promise<readonly string[]> {
  const count = await page.evaluate<number>(`(() => {
    const mine = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const isMine = (each) => each.checkVisibility() && each.tabIndex >= 0 && !each.disabled && (each.type !== 'radio' || each.checked);
    window.toReach = new Set([...document.querySelectorAll(mine)].filter(isMine));
    window.unseen = [];
    window.onfocusin ??= addEventListener('focusin', ({ target }) => {
      window.toReach.delete(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      if (outlineStyle === 'none' || outlineWidth === '0px') window.unseen.push('unseen: ' + target.outerHTML.slice(0, 200));
    }) ?? true;
    document.activeElement?.blur();
    return window.toReach.size;
  })()`);
  // Some are drawn or folded away as others are reached.
  for (let press = 0; press < count * 4 + 10; press++) {
    await page.keyboard.press('Tab');
    if (press % 20 === 0 && (await page.evaluate<number>('window.toReach.size')) === 0) break;
  }
  return page.evaluate<readonly string[]>(
    '[...[...window.toReach].filter((each) => each.isConnected).map((each) => "unreached: " + each.outerHTML.slice(0, 200)), ...window.unseen]',
  );
}
