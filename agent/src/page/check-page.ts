import { type CheckTopic, type CheckWish, checkCode } from '@mach/diagnosis';
import { checkPageMessages, type Language, type WaitsToJoin } from '@mach/messages';
import type { Contact } from '@mach/wire';
import type { PageAnswer } from '../adapters/page-server.ts';
import type { PressedCheck, TellTopics } from '../press-check.ts';
import type { Pressed } from '../still-slow.ts';
import type { Html } from './html.ts';
import { checkPages } from './pages.ts';
import { type PageRequest, pageRoute } from './route.ts';
import { pageStyle } from './style.ts';

export interface CheckPagePorts {
  /** Undefined before joining. */
  readonly deviceNumber: () => number | undefined;
  /** What it waits for until then, where somebody installed it. */
  readonly waitsToJoin: () => WaitsToJoin | undefined;
  readonly press: (wish: CheckWish, tell: TellTopics) => Promise<PressedCheck>;
  /** Whom the people at this PC call. */
  readonly contacts: () => readonly Contact[];
  /** Leaves a press of *Hệ thống vẫn chậm* for the resident agent. */
  readonly pressStillSlow: () => Pressed;
  /** The province treats this device as a server. */
  readonly isServer: () => boolean;
  /** What was last sent, as text; undefined where nothing was. */
  readonly lastSent: () => string | undefined;
}

/** The check-up page as a function of requests. One check runs at a time: whoever presses meanwhile is told so. */
export function createCheckPage(ports: CheckPagePorts) {
  const { deviceNumber, waitsToJoin, press, contacts, isServer, lastSent, pressStillSlow } = ports;
  let isRunning = false;

  async function* checking(language: Language, wish: CheckWish): AsyncGenerator<Html> {
    isRunning = true;
    try {
      const pages = checkPages({ language, deviceNumber: deviceNumber() });
      yield pages.checkBegins(wish);
      const settled: (readonly CheckTopic[])[] = [];
      let wake = () => {};
      let isDone = false;
      const pressed = press(wish, (topics) => {
        settled.push(topics);
        wake();
      });
      void pressed
        .finally(() => {
          isDone = true;
          wake();
        })
        .catch(() => {});
      while (!isDone || settled.length > 0) {
        const topics = settled.shift();
        if (topics !== undefined) yield pages.lights(topics, wish);
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      const { check, services } = await pressed;
      yield pages.checkEnds({ check, wish, code: checkCode(check, deviceNumber()), services, contacts: contacts() });
    } finally {
      isRunning = false;
    }
  }

  return async (request: PageRequest, port: number): Promise<PageAnswer> => {
    const route = pageRoute(request, port);
    const { language } = route;
    const words = checkPageMessages(language);
    const pages = checkPages({ language, deviceNumber: deviceNumber() });
    const page = (made: Html, status = 200): PageAnswer => ({ status, type: 'html', text: made.html });
    switch (route.to) {
      case 'home':
        return page(
          pages.home({ isServer: isServer(), waitsFor: deviceNumber() === undefined ? waitsToJoin() : undefined }),
        );
      case 'check':
        return isRunning ? page(pages.says(words.busy), 429) : { pieces: checking(language, route.wish) };
      case 'still-slow':
        return page(pages.says(words.stillSlow[deviceNumber() === undefined ? 'failed' : pressStillSlow()]));
      case 'sent':
        return page(pages.sent(lastSent(), isServer()));
      case 'style':
        return { status: 200, type: 'css', text: pageStyle };
      case 'alive':
        return { status: 200, type: 'text', text: ALIVE };
      case 'not-found':
        return page(pages.says(words.notFound), 404);
      case 'refused':
        return page(pages.says(words.refused), 403);
      default:
        return route satisfies never;
    }
  };
}

/** What a second start of the page looks for behind the port, to open that one instead. */
export const ALIVE = 'mach-agent page';
