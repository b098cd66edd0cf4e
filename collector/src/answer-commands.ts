import type { Random } from '@mach/ports';
import type { CollectorState } from '@mach/wire';
import { carryOut } from './admin/carry-out.ts';
import type { AdminAnswer, AdminRequest } from './admin/request.ts';
import { type Alerts, noSuchRoute } from './alerts/alerts.ts';
import type { Collector } from './app.ts';
import type { Sessions } from './http/sessions.ts';

/** What commands ask for beside a running collector, and what `sign-in` needs of it. */
export function answerCommands(
  collector: Collector,
  {
    sessions,
    url,
    pin,
    alerts,
    tellState,
    random,
  }: {
    readonly sessions: Pick<Sessions, 'newCode'>;
    readonly url: string;
    readonly pin: string | undefined;
    readonly alerts: Alerts;
    readonly tellState: () => Promise<CollectorState>;
    readonly random: Random;
  },
) {
  return async (request: AdminRequest, askedBy: string): Promise<AdminAnswer> => {
    // Another system may take its time: nobody else waits for that.
    if (request.type === 'test-alert-route') return testRoute(alerts, request.route);
    if (request.type === 'tell-state') return { ok: true, state: await tellState() };
    return collector.exclusive(async () => {
      if (request.type === 'sign-in') {
        // Not where the disk is full: then the province must get in all the more.
        await collector.commit([{ type: 'sign-in-link-made' }], `system:${askedBy}`).catch(() => undefined);
        return { ok: true, link: new URL(`/sign-in/${sessions.newCode(collector.wallMs())}`, url).href };
      }
      const answer = await carryOut(request, collector, { by: `system:${askedBy}`, random });
      return answer.ok ? { ...answer, url, ...(pin === undefined ? {} : { pin }) } : answer;
    });
  };
}

async function testRoute(alerts: Alerts, route: string): Promise<AdminAnswer> {
  const tested = await alerts.test(route);
  if (tested === 'unknown') return { ok: false, error: noSuchRoute(route, alerts) };
  if (tested === 'too-soon') return { ok: false, error: `${route} was tried a moment ago: wait ten seconds` };
  return { ok: true, tested };
}
