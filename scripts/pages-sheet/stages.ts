import { createHttpServer } from '../../collector/src/http/server.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { BACK, DIES, MINUTE_MS, makeWorld, play } from '../../collector/src/testing/cut-line-world.ts';
import { pageStage } from '../../test/support/page-stage.ts';

/** Where a page of a real collector stands, and the cookie of whoever looks at it. */
export interface Seat {
  readonly url: string;
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
}

/** Collectors in this process: of a made fleet, of a line that died and came back with the papers about that, and one on its first day. */
export interface Stages {
  readonly fleet: Seat;
  readonly cutLine: Seat;
  readonly empty: Seat;
  /** The page of the clerk's slip. */
  readonly slip: string;
  close(): Promise<void>;
}

const LAST_YEAR = { year: 2025, parts: 40_000_000, assets: 120_000_000 };

export async function makeStages(pages: string): Promise<Stages> {
  const stage = await pageStage({ devicesPerCommune: 24, planning: { lastYear: LAST_YEAR }, pages });
  const cut = await cutLine(pages);
  const first = await pageStage({ isEmpty: true, pages });
  return {
    fleet: { url: stage.url, cookie: stage.session('province-admin') },
    ...cut,
    empty: { url: first.url, cookie: first.session('province-admin') },
    async close() {
      await first.close();
      await cut.close();
      await stage.close();
    },
  };
}

async function cutLine(pages: string): Promise<Omit<Stages, 'fleet' | 'empty'>> {
  const world = await makeWorld();
  const { collector, context } = world;
  await play(world, DIES - 5_000);
  const post = 'Văn phòng HĐND và UBND xã Số 1';
  const account = { name: 'xa', role: 'commune', post, unitCode: '99001', createdAt: 0, turn: 1 } as const;
  await play(world, BACK + 6 * MINUTE_MS);
  await collector.commit([{ type: 'account-created', account }]);
  const server = await createHttpServer(context, resources, { isLoopbackOnly: false, pages });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const cookie = { name: 'mach_session', value: context.sessions.begin(account, collector.now()).id, url };
  const answer = await fetch(`${url}/api/v1/incidents/1/prints`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: url,
      'sec-fetch-site': 'same-origin',
      cookie: `${cookie.name}=${cookie.value}`,
    },
    body: JSON.stringify({ kind: 'slip', commune: '99001' }),
  });
  const { note } = (await answer.json()) as { readonly note?: { readonly code: string } };
  if (note === undefined) throw new Error(`no slip was made: ${answer.status}`);
  return {
    ...{ cutLine: { url, cookie }, slip: `/prints/${note.code}` },
    async close() {
      await server.close();
      await collector.stop();
    },
  };
}
