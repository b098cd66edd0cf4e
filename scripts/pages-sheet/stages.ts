import { createHttpServer } from '../../collector/src/http/server.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { BACK, DIES, MINUTE_MS, makeWorld, play } from '../../collector/src/testing/cut-line-world.ts';
import { type PageStage, pageStage } from '../../test/support/page-stage.ts';

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
  await setOwnHours(stage);
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

/** A centre that is open on Saturday mornings and holidays: reports say of each site by which hours it is reckoned. */
async function setOwnHours({ collector }: PageStage): Promise<void> {
  const site = [...collector().state().registry.sites.values()][1];
  if (site === undefined) throw new Error('the made fleet has no second site');
  const workingHours = 'T2-T6 07:00-11:30 13:30-17:00; T7 07:30-11:00';
  await collector().commit([{ type: 'site-added', site: { ...site, workingHours, opensOnDaysOff: true } }]);
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
