import type { FastifyReply, FastifyRequest } from 'fastify';
import { signOnPage } from '../http/account-forms.ts';
import { addressKey } from '../http/address-key.ts';
import type { Routes } from '../http/api-server.ts';
import { enter } from '../http/session-cookie.ts';

const HTML = 'text/html; charset=utf-8';
/** Binds a journey to the browser that began it: nobody can be signed in by somebody else's answer. */
const JOURNEY_COOKIE = 'mach_sign_on';
const PATH = '/sign-on';
const OPEN = { config: { access: 'public' as const }, schema: { hide: true } };

/** Signing in by the province's own sign-on, for accounts that there are: it says who somebody is, and not what they may. */
export const signOn: Routes = (server, context) => {
  const { collector, sessions, signIn, settings, byAddress } = context;

  server.get(PATH, OPEN, async (request, reply) => {
    const { signOn: journey } = context;
    if (journey === undefined) return refuse(reply, 404, 'off');
    if (byAddress.signIns.take(addressKey(request), collector.now()) > 0) return refuse(reply, 429, 'busy');
    const asked = journey.journeys.begin(
      new URL(`${PATH}/back`, settings.publicUrl ?? ownUrl(request)).href,
      collector.now(),
    );
    try {
      const address = await journey.sign.addressFor(asked);
      return reply
        .setCookie(JOURNEY_COOKIE, asked.state, { ...cookieOf(request), maxAge: 600 })
        .redirect(address.href, 303);
    } catch (error) {
      context.onTrouble?.('the sign-on can not be reached', error);
      return refuse(reply, 502, 'away');
    }
  });

  server.get(`${PATH}/back`, OPEN, async (request, reply) => {
    const { signOn: journey } = context;
    const state = request.cookies[JOURNEY_COOKIE];
    reply.clearCookie(JOURNEY_COOKIE, cookieOf(request));
    const asked = state === undefined ? undefined : journey?.journeys.finish(state, collector.now());
    if (journey === undefined || asked === undefined) return refuse(reply, 410, 'over');
    try {
      const { search } = new URL(request.url, asked.redirectUri);
      const name = await journey.sign.accountOf(new URL(search, asked.redirectUri), asked);
      const account = name === undefined ? undefined : await signIn.vouched(name);
      if (account === undefined) return refuse(reply, 403, 'unknown');
      const now = collector.wallMs();
      const { name: of, turn, role } = account;
      return enter(request, reply, sessions.begin({ name: of, turn }, now), now, role);
    } catch (error) {
      context.onTrouble?.('the answer of the sign-on was not taken', error);
      return refuse(reply, 502, 'away');
    }
  });
};

/** `Lax`: the browser comes back from another site, and must bring it. */
const cookieOf = (request: FastifyRequest) => ({
  path: PATH,
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: request.protocol === 'https',
});

const ownUrl = ({ protocol, host }: FastifyRequest) => `${protocol}://${host}`;

function refuse(reply: FastifyReply, status: number, why: Parameters<typeof signOnPage>[0]): FastifyReply {
  return reply.code(status).type(HTML).send(signOnPage(why));
}
