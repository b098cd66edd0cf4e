import type { Clock, Log, Random } from '@mach/ports';
import type {
  AgentConfig,
  AlertFact,
  BatchAnswer,
  EnrolmentAnswer,
  IncidentFact,
  StampSessionAnswer,
} from '@mach/wire';
import { importInventories } from './admin/import-inventories.ts';
import { answerReports, importReports } from './admin/import-reports.ts';
import type { AdminAnswer, AdminRequest } from './admin/request.ts';
import { createConfigBook } from './agent-config/book.ts';
import type { SiteDay, SiteDayQuery } from './availability/site-day.ts';
import { siteDays } from './availability/site-days.ts';
import { type Counters, countBatch, createCounters } from './counters.ts';
import { createIncidentAnalyst } from './incidents/analyst.ts';
import { keepIncidents } from './incidents/incident-keeper.ts';
import { keepPaper, type PaperMade, type PaperSource, type PaperWish } from './incidents/papers/papers.ts';
import { slowSystems } from './incidents/slow-systems.ts';
import { accept } from './ingest/accept.ts';
import { type Answer, refuse } from './ingest/answer.ts';
import { type Authenticated, authenticate, showsReplaced } from './ingest/authenticate.ts';
import { comeAgainS } from './ingest/come-again.ts';
import { decode } from './ingest/decode.ts';
import { enrol } from './ingest/enrol.ts';
import { createRateLimit } from './ingest/rate-limit.ts';
import { offerSecret, replaceSecret, suspectCopy } from './ingest/renew-secret.ts';
import type { Journal } from './journal/journal.ts';
import type { CollectorLimits } from './limits.ts';
import type { MeetingTests } from './meetings/meeting-tests.ts';
import { keepMeetingTests } from './meetings/test-keeper.ts';
import type { Readiness } from './readiness.ts';
import { createRecorder } from './recorder.ts';
import { createHeartbeats, type Heartbeats } from './reflector/heartbeats.ts';
import { HEARS_WITHIN_MS } from './reflector/reflector.ts';
import { ssidOf } from './reflector/session-keys.ts';
import type { StampKeys } from './reflector/stamp-keys.ts';
import type { CollectorSettings, WatchSettings } from './settings.ts';
import type { FleetState, RegisteredDevice } from './state/fleet-state.ts';
import type { Folded } from './state/folded.ts';
import type { RegistryChange } from './state/registry-change.ts';
import { isSecretWanted } from './state/secret-renewal.ts';
import { createWatched } from './watched.ts';

/** What the collector may ask of the world. Everything else in `app.ts` and below it is a function of values. */
export interface CollectorPorts {
  /** Without it this collector has no reflector. */
  readonly stamp?: StampKeys;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A batch as it arrived; header values as the client sent them. */
export interface ReportsRequest {
  readonly authorization?: string;
  /** Who `admit` has found already; then `authorization` is not looked at. */
  readonly credentials?: Authenticated | undefined;
  readonly contentEncoding?: string;
  readonly body: Uint8Array;
}

/** An Authorization header, or whom `admit` has found by one. */
export type Credentials = string | Authenticated | undefined;

export interface Collector {
  /** Loads checkpoint and tail, journals `started`, begins to tick. Throws `JournalUnavailable` where it can't write. */
  start(): Promise<void>;
  /** Waits for what is under way, journals `stopped`, saves a checkpoint. The journal stays open: its maker closes it. */
  stop(): Promise<void>;
  /** Authenticates, decodes and decides a batch. Status 200 is given only after its reports are on the disk. */
  receive(request: ReportsRequest): Promise<Answer<BatchAnswer>>;
  /** Takes a parsed JSON body. */
  enrol(body: unknown): Promise<Answer<EnrolmentAnswer>>;
  /**
   * Who shows these credentials, counted as one request of that device: 401, 410, 429 else. Each request is to be admitted once, before
   * its body is read.
   */
  admit(authorization: string | undefined): Answer<Authenticated>;
  /** Takes a parsed JSON body: the secret that the device will show from now on. */
  offerSecret(credentials: Credentials, body: unknown): Promise<Answer<{ readonly now: number }>>;
  /** The checks of the device that these credentials belong to. */
  agentConfig(credentials: Credentials): Answer<AgentConfig>;
  /** A session with the reflectors for the device that these credentials belong to. */
  stampSession(credentials: Credentials): Answer<StampSessionAnswer>;
  /** What a reflector on another host needs; `now` lets it follow this collector's clock. */
  stampSecret(): Answer<{ readonly secret: string; readonly now: number }>;
  /** Tells which devices packets of the line watch came from, as they call themselves there; what changed is journaled. */
  heardOnTheLine(ssids: readonly number[], deaf?: readonly number[]): Promise<void>;
  /** Takes up other services and cadences. Agents hear of them by the ETag in the answer to their next batch. */
  watch(settings: WatchSettings): void;
  /** What is watched now: what the configuration says, with the services that the pages chose beside it. */
  watched(): WatchSettings;
  /** Takes up inventories that were taken without an agent, one at a time. Throws `JournalUnavailable`. */
  importInventories(request: Extract<AdminRequest, { type: 'import-inventories' }>, by?: string): Promise<AdminAnswer>;
  /** Takes some batches out of a file of exported reports. Throws `JournalUnavailable`. */
  importReports(request: Extract<AdminRequest, { type: 'import-reports' }>): Promise<AdminAnswer>;
  /** The signed answer to such a file, for its agent. */
  answerReports(request: Extract<AdminRequest, { type: 'answer-reports' }>): Promise<AdminAnswer>;
  /**
   * Freezes a paper of an incident in the journal, or finds the same one of before; `undefined` where there is no such incident. To be
   * called within `exclusive`. Throws `JournalUnavailable`.
   */
  makePaper(incident: number, wish: PaperWish, by?: string): Promise<PaperMade | undefined>;
  /**
   * Journals decisions about units, devices, tokens, services, accounts, and folds them, in order. `by`: who decided, for the audit log;
   * the collector itself unless said. Throws `JournalUnavailable`.
   */
  commit(changes: readonly RegistryChange[], by?: string): Promise<void>;
  /** Journals what is to be told to whom, or what became of it, and folds it. Throws `JournalUnavailable`. */
  journalAlert(fact: AlertFact): Promise<void>;
  /** When verdicts were made last, in receive time; 0: never. */
  judgedAt(): number;
  /** Verdicts that became no incident since it started, for too many are open. */
  incidentsLeftOut(): number;
  /** Runs what looks at the state and then commits, one at a time, so that two can't decide from the same look. */
  exclusive<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The state as of now. Read it and let it go: it is changed in place by the next entry. */
  state(): FleetState;
  /** Receive time in ms: the wall clock, held from going back. */
  now(): number;
  wallMs(): number;
  /** What is kept of the days of sites, with what came since it was last written down. */
  siteDays(query: SiteDayQuery): Promise<readonly SiteDay[]>;
  readiness(): Readiness;
  /** When which meeting room is tested. */
  meetingTests(): MeetingTests;
  counters(): Counters;
  /** Told of every entry and tick after it was folded, live ones only. Gives the function that ends it. */
  onFold(hook: (folded: Folded) => void): () => void;
  /** For reading: histories, ranges, quarantine. */
  readonly journal: Journal;
}

const NO_REFLECTOR = 'This collector has no reflector.';

/** Puts the collector together. Pure composition: no socket, no file, no timer but the clock's `sleep`. */
export function createCollector(
  settings: CollectorSettings,
  ports: CollectorPorts,
  limits: CollectorLimits,
): Collector {
  const counters = createCounters();
  let ofFile: WatchSettings = settings;
  const asksRouters = () => ofFile.equipment?.routers !== undefined;
  const recorder = createRecorder({ ...settings, asksRouters }, ports, limits, counters);
  let heartbeats: Heartbeats | undefined;
  const watched = createWatched(() => recorder.state().registry);
  const meetingTestsNow = keepMeetingTests(settings, () => watched(ofFile), recorder);
  const slotsOf = ({ id, role }: RegisteredDevice) =>
    role === 'meeting-room' ? (meetingTestsNow().slots.get(id) ?? []) : [];
  const book = createConfigBook(settings, () => watched(ofFile), recorder, slotsOf);
  const analyst = createIncidentAnalyst(() => settings.reflectors ?? [], limits.incidents);
  const incidentPorts = {
    state: recorder.state,
    append: (fact: IncidentFact) => recorder.append({ kind: 'incident', fact }),
    log: ports.log,
  };
  recorder.onFold(keepIncidents(analyst, incidentPorts, limits.incidents));

  const papers: PaperSource = {
    state: recorder.state,
    now: recorder.now,
    siteDays: async (query) => siteDays(await ports.journal.readSiteDays(query), recorder.pendingDays(), query),
    journal: ports.journal,
  };
  let slow: ReturnType<typeof slowSystems> | undefined;
  recorder.onFold((folded) => {
    if (folded.type === 'entry' && folded.entry.kind !== 'batch') slow = undefined;
  });
  const slowSystemsNow = () => (slow ??= slowSystems(recorder.state()));

  const ofDevice = createRateLimit(limits.deviceRequests);
  const ofCommune = createRateLimit(limits.communeRequests);
  const bytesOfDevice = createRateLimit(limits.deviceBytes);
  const bytesOfCommune = createRateLimit(limits.communeBytes);
  const accepting = {
    recorder,
    journal: ports.journal,
    limits,
    counters,
    comeAgainS: () => comeAgainS(ports.random, limits),
    slowSystems: slowSystemsNow,
    configEtag: (id: string) => {
      const device = recorder.state().registry.devices.get(id);
      return device === undefined ? '' : book.of(device).etag;
    },
    isSecretWanted: (id: string) => {
      const device = recorder.state().registry.devices.get(id);
      return device !== undefined && isSecretWanted(device, recorder.now(), settings.secretDays ?? 0);
    },
  };

  return {
    start: recorder.start,
    stop: recorder.stop,
    async receive(request) {
      const answer = await receive(request);
      countBatch(counters, answer.ok ? 200 : answer.status);
      return answer;
    },
    async enrol(body) {
      const answer = await enrol(body, recorder, ports.random);
      if (answer.ok) counters.enrolments++;
      return answer;
    },
    admit,
    async offerSecret(credentials, body) {
      const device = deviceOf(credentials);
      return device.ok ? offerSecret(device.value.id, body, recorder) : device;
    },
    agentConfig(credentials) {
      const device = deviceOf(credentials);
      return device.ok ? { ok: true, value: book.of(device.value) } : device;
    },
    stampSession(credentials) {
      const device = deviceOf(credentials);
      if (!device.ok) return device;
      if (ports.stamp === undefined) return refuse(503, NO_REFLECTOR);
      return { ok: true, value: ports.stamp.sessionOf(device.value.number, ports.clock.wallMs()) };
    },
    stampSecret() {
      if (ports.stamp === undefined) return refuse(503, NO_REFLECTOR);
      const secret = Buffer.from(ports.stamp.secret).toString('base64url');
      return { ok: true, value: { secret, now: ports.clock.wallMs() } };
    },
    async heardOnTheLine(ssids, deaf = []) {
      const { registry, heartbeats: held } = recorder.state();
      const lookedAt = recorder.now() - HEARS_WITHIN_MS;
      heartbeats ??= createHeartbeats(held, lookedAt, settings.reflectors?.[0]?.everyS ?? 0);
      const bySsid = new Map(registry.devices.values().map(({ id, number }) => [ssidOf(number), id]));
      const devices = (of: readonly number[]) => of.flatMap((ssid) => bySsid.get(ssid) ?? []);
      const change = heartbeats.take(devices(ssids), lookedAt, devices(deaf));
      if (change === undefined) return;
      await recorder.append({ kind: 'heartbeat', ...change });
    },
    watched: () => watched(ofFile),
    watch(given) {
      ofFile = given;
    },
    importInventories: (request, by) =>
      importInventories(request, { ...recorder, commit: (changes) => recorder.commit(changes, by) }),
    importReports: (request) => importReports(request, accepting),
    answerReports: (request) => answerReports(request, recorder.state(), ports.journal),
    makePaper: (incident, wish, by) =>
      keepPaper(
        papers,
        { incident, wish },
        { random: ports.random, commit: (change) => recorder.commit([change], by) },
      ),
    commit: recorder.commit,
    journalAlert: async (fact) => void (await recorder.append({ kind: 'alert', fact })),
    judgedAt: analyst.judgedAt,
    incidentsLeftOut: analyst.leftOut,
    exclusive: recorder.exclusive,
    state: recorder.state,
    now: recorder.now,
    wallMs: recorder.wallMs,
    siteDays: papers.siteDays,
    readiness: recorder.readiness,
    meetingTests: meetingTestsNow,
    counters: () => counters,
    onFold: recorder.onFold,
    journal: ports.journal,
  };

  function deviceOf(credentials: Credentials): Answer<RegisteredDevice> {
    const admitted = typeof credentials === 'object' ? ({ ok: true, value: credentials } as const) : admit(credentials);
    return admitted.ok ? { ok: true, value: admitted.value.device } : admitted;
  }

  /** Who it is, and whether it has not asked too often: only whoever has its secret can use up what is a device's. */
  function admit(authorization: string | undefined): Answer<Authenticated> {
    const { registry } = recorder.state();
    const shown = authenticate(registry, authorization);
    if (!shown.ok) {
      const replaced = showsReplaced(registry, authorization);
      if (replaced !== undefined) suspectCopy(replaced, recorder);
      return shown;
    }
    const { device, isOffered } = shown.value;
    const { id, unitCode } = device;
    if (isOffered) replaceSecret(device, recorder);
    const waitS = ofDevice.take(id, recorder.now()) || ofCommune.take(unitCode, recorder.now());
    if (waitS === 0) return shown;
    return {
      ...refuse(429, 'This device, or its commune, asks too often: keep everything and come again later.'),
      retryAfterS: waitS,
    };
  }

  async function receive(request: ReportsRequest): Promise<Answer<BatchAnswer>> {
    const { credentials } = request;
    const admitted =
      credentials === undefined ? admit(request.authorization) : ({ ok: true, value: credentials } as const);
    if (!admitted.ok) return admitted;
    const { device, isOffered } = admitted.value;
    const { id, unitCode } = device;
    const now = recorder.now();
    const { byteLength } = request.body;
    const waitS = bytesOfDevice.take(id, now, byteLength) || bytesOfCommune.take(unitCode, now, byteLength);
    if (waitS > 0) {
      const sentence =
        'This device, or its commune, has sent more than it ever measures: keep everything and come again later.';
      return { ...refuse(429, sentence), retryAfterS: waitS };
    }
    const decoded = decode(request, limits);
    if (!decoded.ok) return decoded;
    return accept(decoded.value, {
      ...accepting,
      device: id,
      // What is refused is kept unpacked, and may be a thousand times what came.
      onQuarantined: (bytes) => {
        bytesOfDevice.owe(id, now, bytes);
        bytesOfCommune.owe(unitCode, now, bytes);
      },
      // One that shows its new secret has done what was wanted, whether or not that is written down yet.
      isSecretWanted: (id) => !isOffered && accepting.isSecretWanted(id),
    });
  }
}
