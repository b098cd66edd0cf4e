import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Refused, SignedIn } from '../accounts/sign-in.ts';
import { setUpForm, signInForm, spentSetUpPage } from '../http/account-forms.ts';
import { addressKey } from '../http/address-key.ts';
import type { Routes } from '../http/api-server.ts';
import { isFromOwnPages } from '../http/own-pages.ts';
import { enter } from '../http/session-cookie.ts';

/** A name, two passwords and a code, as a form writes them. */
const FORM_BYTES_MAX = 4_096;
const HTML = 'text/html; charset=utf-8';
const text = z.string().max(FORM_BYTES_MAX).default('');
const spoken = z.object({ lang: z.enum(['vi', 'en']).catch('vi') });
const link = z.object({ link: z.string().max(100) });

/** Signing in with the account of a post, and the page where its holder chooses a password. */
export const accounts: Routes = (server, { collector, sessions, signIn, signOn, settings, limits, byAddress }) => {
  const characters = { least: limits.passwordCharactersMin, most: limits.passwordCharactersMax };
  const hasSignOn = signOn !== undefined;
  const open = { config: { access: 'public' as const }, bodyLimit: FORM_BYTES_MAX };
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  server.get('/sign-in', {
    ...open,
    schema: { hide: true, querystring: spoken },
    handler: async ({ query }, reply) =>
      reply.type(HTML).send(signInForm({ language: query.lang, characters, hasSignOn })),
  });

  server.post('/sign-in', {
    ...open,
    schema: { hide: true, querystring: spoken, body: z.object({ name: text, password: text, code: text }) },
    async handler(request, reply) {
      const answer = await ownForm(request, () => signIn.signIn(request.body));
      if (answer.ok) return begin(request, reply, answer);
      return refuse(reply, answer).send(
        signInForm({ language: request.query.lang, characters, hasSignOn, refused: answer }),
      );
    },
  });

  server.get('/set-up/:link', {
    ...open,
    schema: { hide: true, querystring: spoken, params: link },
    async handler({ query, params }, reply) {
      const found = signIn.setUpOf(params.link);
      reply.type(HTML);
      if (found === undefined) return reply.code(410).send(spentSetUpPage(query.lang));
      return reply.send(setUpForm({ language: query.lang, characters }, params.link, found));
    },
  });

  server.post('/set-up/:link', {
    ...open,
    schema: {
      hide: true,
      querystring: spoken,
      params: link,
      body: z.object({ password: text, again: text, code: text }),
    },
    async handler(request, reply) {
      const { params, query, body } = request;
      const answer = await ownForm(request, () => signIn.setUp(params.link, body));
      if (answer.ok) return begin(request, reply, answer);
      const found = signIn.setUpOf(params.link);
      if (found === undefined) return reply.code(410).type(HTML).send(spentSetUpPage(query.lang));
      const form = { language: query.lang, characters, refused: answer };
      return refuse(reply, answer).send(setUpForm(form, params.link, found));
    },
  });

  /** A page of another site must not sign somebody in to an account of its own choice. */
  function ownForm(request: FastifyRequest, work: () => Promise<SignedIn | Refused>): Promise<SignedIn | Refused> {
    if (!isFromOwnPages(request, settings.publicUrl)) return Promise.resolve({ ok: false, why: 'foreign' });
    const retryAfterS = byAddress.signIns.take(addressKey(request), collector.now());
    return retryAfterS > 0 ? Promise.resolve({ ok: false, why: 'busy', retryAfterS }) : work();
  }

  function begin(request: FastifyRequest, reply: FastifyReply, { account }: SignedIn): FastifyReply {
    const now = collector.wallMs();
    const { name, turn, role } = account;
    return enter(request, reply, sessions.begin({ name, turn }, now), now, role);
  }
};

function refuse(reply: FastifyReply, refused: Refused): FastifyReply {
  if ('retryAfterS' in refused) reply.header('retry-after', String(refused.retryAfterS));
  const status = {
    locked: 429,
    busy: 503,
    foreign: 403,
    wrong: 401,
    spent: 410,
    different: 422,
    short: 422,
    code: 422,
  };
  return reply.code(status[refused.why]).type(HTML);
}
