import { ACCOUNT_ROLES, type AccountRow } from '@mach/wire';
import { z } from 'zod';
import { type AccountRecord, accountStateOf } from '../../accounts/account.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { sha256Hex } from '../../ingest/secret.ts';
import { errorAnswer, listed, listOf, unitCode } from '../schemas.ts';
import { accountRow, DAY_MS, days, refusals, setUpLinkAnswer } from './schemas.ts';

const LINK_DAYS = { most: 30, usual: 7 } as const;
const linkDays = days(LINK_DAYS.most, LINK_DAYS.usual);
const name = z.object({ name: z.string().max(100) });

/** The accounts of posts: made, handed over from holder to holder, disabled. What a holder chose is nobody's to see. */
export const administerAccounts: Routes = (server, context) => {
  const { collector, settings, random } = context;
  const accounts = () => collector.state().registry.accounts;

  server.get('/api/v1/admin/accounts', {
    config: { access: 'admin' },
    schema: { summary: 'Accounts of posts, by name', response: { 200: listed(accountRow) } },
    handler: () => listOf([...accounts().values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(rowOf)),
  });

  server.post('/api/v1/admin/accounts', {
    config: { access: 'admin' },
    schema: {
      summary: 'Makes the account of a post; the answer has the link by which its holder chooses a password, this once',
      body: z.object({
        name: z.string().max(100),
        role: z.enum(ACCOUNT_ROLES),
        post: z.string().max(200).default(''),
        commune: unitCode.optional(),
        linkDays,
      }),
      response: { 201: setUpLinkAnswer, ...refusals },
    },
    async handler(request, reply) {
      const { name: given, role, post, commune } = request.body;
      const { code, setUp } = newLink(request.body.linkDays);
      const account = given.trim().toLowerCase();
      const change = { type: 'create-account', name: account, role, post, ...setUp } as const;
      const unit = commune === undefined ? {} : { unitCode: commune };
      const made = await decideAsSeen(context, { request, reply, change: { ...change, ...unit } });
      if (made === undefined) return reply;
      return reply.code(201).send(linkOf(account, code, made.expiresAt));
    },
  });

  server.post('/api/v1/admin/accounts/:name/hand-over', {
    config: { access: 'admin' },
    schema: {
      summary: 'The post has another holder: password, second factor and sessions of before open nothing; a new link',
      params: name,
      body: z.object({ linkDays }),
      response: { 200: setUpLinkAnswer, ...refusals },
    },
    async handler(request, reply) {
      const account = request.params.name;
      const { code, setUp } = newLink(request.body.linkDays);
      const change = { type: 'hand-over-account', name: account, ...setUp } as const;
      const made = await decideAsSeen(context, { request, reply, change, about: () => accounts().get(account) });
      return made === undefined ? reply : linkOf(account, code, made.expiresAt);
    },
  });

  server.post('/api/v1/admin/accounts/:name/disable', {
    config: { access: 'admin' },
    schema: {
      summary: 'The account opens nothing any more; a hand-over lets it in again',
      params: name,
      response: { 200: accountRow, 403: errorAnswer, ...refusals },
    },
    async handler(request, reply) {
      const account = request.params.name;
      if (request.caller?.info.account === account) {
        const error = 'You are signed in with this account: let another administrator disable it.';
        return reply.code(422).send({ error, code: 'own-account' });
      }
      const change = { type: 'disable-account', name: account } as const;
      const made = await decideAsSeen(context, { request, reply, change, about: () => accounts().get(account) });
      const now = accounts().get(account);
      return made === undefined || now === undefined ? reply : rowOf(now);
    },
  });

  /** Only the SHA-256 of the code is kept. */
  function newLink(forDays: number) {
    const code = Buffer.from(random.bytes(32)).toString('base64url');
    return { code, setUp: { setUpSha256: sha256Hex(code), expiresInMs: forDays * DAY_MS } };
  }

  /** The whole address where the collector knows under which people reach it, else the path alone. */
  function linkOf(account: string, code: string, expiresAt = 0) {
    const path = `/set-up/${code}`;
    const link = settings.publicUrl === undefined ? path : new URL(path, settings.publicUrl).href;
    return { account, link, expiresAt };
  }
};

function rowOf(account: AccountRecord): AccountRow {
  const { name, role, post, unitCode: communeCode, setUp, turn, createdAt } = account;
  const state = accountStateOf(account);
  return {
    name,
    role,
    post,
    ...(communeCode === undefined ? {} : { communeCode }),
    state,
    ...(state === 'waiting' && setUp !== undefined ? { linkExpiresAt: setUp.expiresAt } : {}),
    handOvers: turn - 1,
    createdAt,
    version: versionOf(account),
  };
}
