import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type DayEvidence, markAt } from '@mach/diagnosis';
import { createFleet, devicesOf, type FleetDevice, makeProvince, NO_FAULTS } from '@mach/fleet';
import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import { nodeClock, nodeRandom } from '@mach/ports/node';
import { memoryLog } from '@mach/ports/testing';
import type { AccountRole, IncidentFact } from '@mach/wire';
import { accountInTurn } from '../../collector/src/accounts/account.ts';
import { threadedPlanSolver } from '../../collector/src/adapters/plan-solver.ts';
import { type Collector, createCollector } from '../../collector/src/app.ts';
import type { PlanningSettings } from '../../collector/src/config/planning-schema.ts';
import type { ApiServer, RouteContext } from '../../collector/src/http/api-server.ts';
import { createHttpServer } from '../../collector/src/http/server.ts';
import { createSessions, type KeptSession } from '../../collector/src/http/sessions.ts';
import { newToken } from '../../collector/src/ingest/token.ts';
import { createLocalJournal } from '../../collector/src/journal/local.ts';
import { COLLECTOR_LIMITS } from '../../collector/src/limits.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { routeContext } from '../../collector/src/testing/route-context.ts';

const PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url));
const DAY_MS = 86_400_000;
const EVERY_S = 300;
const VERSION = '0.1.0';

/** Names as registers have them, and one as nobody should: quotes, a tag, a mark that turns the direction of writing, 200 letters. */
const NAMES = [
  'Xã Bình Sơn',
  'Phường Hòa Xuân',
  'Xã Hoằng Lộc',
  'Đặc khu Lý Sơn',
  'Xã Thuỷ Phù',
  `Xã "Ví Dụ" <script>document.title='!'</script> \u202E${'dài '.repeat(40)}`,
] as const;

/** A collector in this very process with a made fleet, behind a real port, and sessions for whoever looks at its pages. */
export interface PageStage {
  readonly url: string;
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly devices: readonly FleetDevice[];
  readonly collector: () => Collector;
  /** The cookie of a new session of a role; a commune's is that of the first commune. */
  session(role: AccountRole): { readonly name: string; readonly value: string; readonly url: string };
  /** Ends every session, as an account that is handed over does. */
  endSessions(): Promise<void>;
  /** Stops the collector; `comeBack` starts it anew over the same journal, at the same port, with the sessions of before. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** `communes` of the names above with so many devices each, and availability of the last `days`. */
export async function pageStage(
  given: {
    readonly devicesPerCommune?: number;
    readonly days?: number;
    readonly planning?: PlanningSettings;
    /** As on the first day: accounts, and nothing else. */
    readonly isEmpty?: true;
    /** The folder of the built pages, where it is another than that of this checkout. */
    readonly pages?: string;
  } = {},
): Promise<PageStage> {
  const { devicesPerCommune = 12, days = 40, pages = PAGES } = given;
  const database = new DatabaseSync(':memory:');
  const settings = {
    version: VERSION,
    reportEveryS: 60,
    sendEveryS: EVERY_S,
    services: [],
    ...(given.planning === undefined ? {} : { planning: given.planning }),
  };
  const solver = threadedPlanSolver();
  const names = given.isEmpty === true ? [] : NAMES;
  const communes = names.map((name, index) => ({ code: String(99_001 + index), name }));
  const province = makeProvince({ seed: 'pages', communes, devicesPerCommune: [devicesPerCommune, devicesPerCommune] });
  const fleet = createFleet(province, NO_FAULTS);
  const devices = devicesOf(province);
  let collector: Collector;
  let context: RouteContext;
  let server: ApiServer;
  let port = 0;
  let kept: readonly KeptSession[] = [];
  let turn = 1;

  async function begin(): Promise<void> {
    const ports = { journal: createLocalJournal(database), clock: nodeClock(), random: nodeRandom, log: memoryLog() };
    collector = createCollector(settings, ports, COLLECTOR_LIMITS);
    await collector.start();
    const sessions = createSessions(nodeRandom, COLLECTOR_LIMITS, {
      before: kept,
      now: collector.wallMs(),
      isStillOf: (owner) => accountInTurn(collector.state().registry.accounts, owner) !== undefined,
      async keep(given) {
        kept = given;
      },
    });
    context = { ...routeContext(collector, nodeRandom), settings, planSolver: solver, sessions };
  }
  async function listen(): Promise<void> {
    server = await createHttpServer(context, resources, { isLoopbackOnly: false, pages });
    await server.listen({ host: '127.0.0.1', port });
    const bound = server.server.address();
    port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  }

  await begin();
  await setUp();
  await listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    communes,
    devices,
    collector: () => collector,
    session: (role) => ({
      name: 'mach_session',
      value: context.sessions.begin({ name: role, turn }, collector.wallMs()).id,
      url,
    }),
    async endSessions() {
      turn += 1;
      const sha256 = 'f'.repeat(64);
      for (const name of ROLES) {
        const next = { sha256, expiresAt: collector.now() + DAY_MS };
        await collector.commit([{ type: 'account-handed-over', name, setUp: next }]);
      }
    },
    async goAway() {
      await server.close();
      await collector.stop();
    },
    async comeBack() {
      await begin();
      await listen();
    },
    async close() {
      await server.close();
      await collector.stop();
      await solver.stop();
      database.close();
    },
  };

  async function setUp(): Promise<void> {
    const now = collector.now();
    const unit = { code: '99', kind: 'province', name: 'Tỉnh Ví Dụ' } as const;
    const units = [unit, ...communes.map((each) => ({ ...each, kind: 'commune', parent: '99' }) as const)];
    if (communes.length > 0) await collector.commit([{ type: 'units-imported', units }]);
    for (const role of ROLES) {
      if (role === 'commune' && communes.length === 0) continue;
      const of = role === 'commune' ? { unitCode: communes[0]?.code ?? '' } : {};
      await collector.commit([
        { type: 'account-created', account: { name: role, role, post: role, createdAt: now, turn, ...of } },
      ]);
    }
    for (const { code, sites } of province.communes) {
      const { token, sha256 } = newToken('join', nodeRandom);
      const made = {
        id: code,
        sha256,
        scope: 'join',
        createdAt: now,
        expiresAt: now + DAY_MS,
        unitCode: code,
      } as const;
      await collector.commit([{ type: 'token-created', token: made }]);
      for (const site of sites) for (const device of site.devices) await join(device, site.name, token);
    }
    if (communes.length === 0) return;
    const promise = { subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'working-time' } as const;
    await collector.commit([{ type: 'availability-set', reflectors: [], targets: [promise] }]);
    await keepDays(now);
    await keepIncidents(now);
  }

  async function join(device: FleetDevice, site: string, token: string): Promise<void> {
    const secret = 'S'.repeat(43);
    const { id, role, label } = device;
    const common = { v: 1, device: id, machine: id, agentVersion: VERSION };
    const enrolled = await collector.enrol({ ...common, token, secret, role, site, label });
    if (!enrolled.ok) throw new Error(enrolled.body.error);
    const wall = collector.now();
    const uptimeMs = 7_200_000;
    const reports = [{ seq: 1, uptimeMs, wall, readings: fleet.readingsAt(device, uptimeMs, wall) }];
    const batch = {
      ...common,
      epoch: id,
      bootId: id,
      sentAt: wall,
      sentUptimeMs: uptimeMs,
      sendEveryS: EVERY_S,
      reports,
    };
    const taken = await collector.receive({
      authorization: `Bearer ${id}:${secret}`,
      contentEncoding: 'gzip',
      body: gzipSync(JSON.stringify(batch)),
    });
    if (!taken.ok) throw new Error(taken.body.error);
  }

  /** Each site has told of its line for the last days; the second commune's was out for an hour on each of them. */
  async function keepDays(now: number): Promise<void> {
    // A site is known from the day on which the first of its PCs enrolled.
    for (const device of collector.state().registry.devices.values()) {
      (device as { enrolledAt: number }).enrolledAt = now - days * DAY_MS;
    }
    const evidence = [...collector.state().registry.sites.values()].flatMap(({ id: site, unitCode }) =>
      Array.from({ length: days }, (_, ago) => ({
        site,
        day: dayAfter(vietnamDayOf(now), -1 - ago),
        evidence: dayOf(unitCode === communes[1]?.code),
      })),
    );
    await createLocalJournal(database).keepSiteDays(evidence);
  }

  /** As the analyst journals them: one that lasts, and one that is over. */
  async function keepIncidents(now: number): Promise<void> {
    const view = (code: string): IncidentFact['view'] => ({
      ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
      ...{
        scope: { kind: 'commune', id: code },
        sites: [],
        communes: [code],
        confidence: 0.93,
        vantages: 9,
        evidence: [],
      },
    });
    const [first, second] = communes.map(({ code }) => view(code)) as [IncidentFact['view'], IncidentFact['view']];
    const facts: IncidentFact[] = [
      { number: 1, type: 'opened', since: now - 2 * DAY_MS, view: second },
      { number: 1, type: 'ended', since: now - 2 * DAY_MS, endedAt: now - 2 * DAY_MS + 3_600_000, view: second },
      { number: 2, type: 'opened', since: now - 600_000, view: first },
    ];
    const { incidents } = collector.state();
    const { foldIncident } = await import('../../collector/src/state/fold-incident.ts');
    const { FOLD_LIMITS } = await import('../../collector/src/state/fold-limits.ts');
    for (const fact of facts) foldIncident(incidents as Map<number, never>, fact, now, FOLD_LIMITS);
  }
}

const ROLES = ['province-admin', 'province-viewer', 'planner', 'commune'] as const;

/** Looks at the line each five minutes from eight to five; out between nine and ten where it was bad. */
function dayOf(isBad: boolean): DayEvidence {
  const seconds = Array.from({ length: 108 }, (_, place) => 8 * 3_600 + place * EVERY_S);
  const isOut = (second: number) => isBad && second >= 9 * 3_600 && second < 10 * 3_600;
  const marks = seconds.map((second) => markAt(second, isOut(second) ? 'bad' : 'good'));
  return { alive: seconds, pcs: [1, 2], paths: { 'line.internet': { a: marks } } };
}
