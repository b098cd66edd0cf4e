import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { decideAsSeen } from './changes.ts';
import { versionOf } from './version-of.ts';

/** Somebody revokes the join token, having seen it in a version. */
async function asked(about: (() => unknown) | undefined, ifMatch?: string) {
  const { collector, random } = await makeCollector();
  const sent: { status?: number; code?: string } = {};
  const reply = {
    code: (status: number) => {
      sent.status = status;
      return {
        send: ({ code }: { code: string }) => {
          sent.code = code;
        },
      };
    },
  } as unknown as FastifyReply;
  const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
  const request = { headers, caller: { by: 'account:so-1' } } as unknown as FastifyRequest;
  const change = { type: 'revoke-token', id: 't' } as const;
  const done = await decideAsSeen(
    { collector, random },
    { request, reply, change, ...(about === undefined ? {} : { about }) },
  );
  return { done, ...sent, isGone: !collector.state().registry.tokens.has('t') };
}

const THING = { name: 'x', list: [1, 2] };

it('decides what was seen as it is, however the version is quoted', async () => {
  for (const ifMatch of [versionOf(THING), `"${versionOf(THING)}"`, `W/"${versionOf(THING)}"`]) {
    expect(await asked(() => THING, ifMatch)).toMatchObject({ done: { ok: true }, isGone: true });
  }
});

it('decides nothing that was seen otherwise, or not at all, or is not there', async () => {
  const old = `"${versionOf({ ...THING, name: 'y' })}"`;
  expect(await asked(() => THING, old)).toMatchObject({ status: 412, code: 'changed-meanwhile', isGone: false });
  expect(await asked(() => THING)).toMatchObject({ status: 428, code: 'version-missing', isGone: false });
  expect(await asked(() => undefined, old)).toMatchObject({ status: 404, code: 'not-found', isGone: false });
});

it('asks for no version of what can only be there or not', async () => {
  expect(await asked(undefined)).toMatchObject({ done: { ok: true }, isGone: true });
});
