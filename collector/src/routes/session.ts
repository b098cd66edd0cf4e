import { z } from 'zod';
import { addressKey } from '../http/address-key.ts';
import type { Routes } from '../http/api-server.ts';
import { enter } from '../http/session-cookie.ts';
import { SESSION_COOKIE } from '../http/sessions.ts';
import { signInPage, spentLinkPage } from '../http/sign-in-page.ts';
import { tooMany } from '../http/too-many.ts';

const code = z.object({ code: z.string().max(100) });
const HTML = 'text/html; charset=utf-8';

/**
 * Sign-in by a one-time link. Opening it only shows a button, so that the preview of a chat program does not use it up;
 * pressing it begins a session. And who is asking, and signing out.
 */
export const session: Routes = (server, { collector, sessions, byAddress, limits }) => {
  // A form without fields has a body that nobody needs to read.
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
    done(null, undefined),
  );

  server.get('/sign-in/:code', {
    config: { access: 'public' },
    schema: { hide: true, params: code },
    async handler(request, reply) {
      reply.type(HTML);
      const isGood = sessions.isCode(request.params.code, collector.wallMs());
      return isGood ? reply.send(signInPage(request.params.code)) : reply.code(410).send(spentLinkPage());
    },
  });

  server.post('/sign-in/:code', {
    config: { access: 'public' },
    bodyLimit: limits.strangerBodyBytesMax,
    schema: { hide: true, params: code },
    async handler(request, reply) {
      const waitS = byAddress.signIns.take(addressKey(request), collector.now());
      if (waitS > 0) return tooMany(reply, waitS);
      const now = collector.wallMs();
      const begun = sessions.signIn(request.params.code, now);
      if (begun === undefined) return reply.code(410).type(HTML).send(spentLinkPage());
      return enter(request, reply, begun, now);
    },
  });

  server.get('/api/v1/session', {
    config: { access: 'signed-in' },
    schema: { summary: 'Who is asking: role, and until when' },
    handler: async (request) => request.caller?.info,
  });

  server.post('/api/v1/session/end', {
    config: { access: 'signed-in' },
    schema: { summary: 'Signs out' },
    async handler(request, reply) {
      const id = request.cookies[SESSION_COOKIE];
      if (id !== undefined) await sessions.end(id, collector.wallMs());
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
    },
  });
};
