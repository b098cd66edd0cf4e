import type { AccountRole } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Begun, SESSION_COOKIE } from './sessions.ts';

/** Planners begin with the plan, everybody else with what is failing. */
const FIRST_PAGE: Readonly<Partial<Record<AccountRole, string>>> = { planner: '/plans' };

/** Gives the browser its session, which no script can read and no other site sends, and shows the pages. */
export function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, expiresAt }: Begun,
  now: number,
  role: AccountRole = 'province-admin',
): FastifyReply {
  reply.setCookie(SESSION_COOKIE, id, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: Math.floor((expiresAt - now) / 1_000),
  });
  return reply.redirect(FIRST_PAGE[role] ?? '/', 303);
}
