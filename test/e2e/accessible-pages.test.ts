import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { accessibilityFindings } from '../support/axe.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { type PageStage, pageStage } from '../support/page-stage.ts';

const chromium = requires('chromium');
type Role = Parameters<PageStage['session']>[0];

interface Seat {
  readonly page: Page;
  readonly complaints: readonly string[];
}

const OF_PROVINCE = [
  ...['/', '/?view=wall', '/communes/99001', '/devices/DEVICE', '/devices?known=measured', '/devices?trouble=yes'],
  ...['/incidents', '/incidents/1', '/incidents/2', '/incidents/2/dossier', '/meetings', '/meetings/nowhere'],
  ...['/priorities', '/plans', '/reports', '/check', '/nowhere/at/all'],
];
const ADMIN = [
  ...['/admin', '/admin/communes', '/admin/services', '/admin/kits', '/admin/accounts', '/admin/places'],
  ...['/admin/calendar', '/admin/planning', '/admin/alerts', '/admin/audit'],
];
/** Of others than the administrator the pages that are another for them. */
const PAGES: Readonly<Record<Role, readonly string[]>> = {
  'province-admin': [...OF_PROVINCE, ...ADMIN],
  'province-viewer': ['/', '/incidents/2', '/plans', '/admin'],
  planner: ['/plans'],
  commune: ['/', '/incidents/2', '/meetings', '/priorities', '/plans', '/reports', '/devices/DEVICE'],
};
const WHO = Object.entries(PAGES).flatMap(([role, paths]) => paths.map((path) => ({ role: role as Role, path })));

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

describe.skipIf(chromium.skip)(`every page, for everybody ${chromium.reason}`, () => {
  let stage: PageStage;
  let browser: Browser;
  const seats = new Map<Role, Seat>();

  beforeAll(async () => {
    stage = await pageStage({ devicesPerCommune: 6 });
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
    const findings: string[] = [];
    const turn = PAGES[role].indexOf(asked) % 2 === 0 ? 0 : 1;
    for (const { language, width, colorScheme } of VIEWS[turn]) {
      await page.locator(`.switch [lang=${language}]`).click();
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      // A chart is drawn anew a frame after its place has another width.
      const fits = 'document.documentElement.scrollWidth <= innerWidth';
      await page.waitForFunction(fits, undefined, { timeout: 2_000 }).catch(() => undefined);
      const excess = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      const wrong = [
        ...(excess > 0 ? [`is ${excess} px wider than its window`] : []),
        ...(await accessibilityFindings(page)),
      ];
      findings.push(...wrong.map((each) => `${language} ${width} ${colorScheme}: ${each}`));
    }
    // Pages begin to ask before they know who looks: a commune is refused what is the province's. And some pages are of nothing.
    const isDue = (each: string) =>
      (role === 'commune' && each.includes('status of 403')) || (path.includes('nowhere') && each.includes('of 404'));
    const troubles = complaints.slice(heardBefore).filter((each) => !isDue(each));
    expect([...findings, ...troubles]).toEqual([]);
    // By the keyboard alone, once: it is the same for everybody.
    if (role === 'province-admin') expect(await unreached(page)).toEqual([]);
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
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
  }
});

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
