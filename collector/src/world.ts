import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Log } from '@mach/ports';
import { nodeClock, nodeHash, nodeRandom } from '@mach/ports/node';
import { accountInTurn } from './accounts/account.ts';
import { createSignIn, signInPorts } from './accounts/sign-in.ts';
import { createJourneys } from './accounts/sign-on.ts';
import { drawGroupText } from './adapters/canvas.ts';
import { writeCsv } from './adapters/csv-stringify.ts';
import { announce, dataFolder, lockDataFolder, rememberPin, withdraw } from './adapters/data-folder.ts';
import { diskState } from './adapters/disk-state.ts';
import { writeWord } from './adapters/docx.ts';
import { serveInbox } from './adapters/inbox.ts';
import { keptSecret } from './adapters/kept-secret.ts';
import { keptSessions } from './adapters/kept-sessions.ts';
import { kitParts } from './adapters/kit-parts.ts';
import { openIdSignOn } from './adapters/openid-client.ts';
import { officePapers } from './adapters/paper-writer.ts';
import { threadedPlanMaker } from './adapters/plan-maker.ts';
import { threadedPlanSolver } from './adapters/plan-solver.ts';
import { probeTrial, trialGuard } from './adapters/probe-trial.ts';
import { createMeter } from './adapters/prom-client.ts';
import { readSecretFile, readTextFile } from './adapters/secret-file.ts';
import { explainStart } from './adapters/start-trouble.ts';
import { readTableFile } from './adapters/table-file.ts';
import { chooseTls, endOf } from './adapters/tls-files.ts';
import { writeWorkbook } from './adapters/xlsx.ts';
import { zipStream } from './adapters/zip.ts';
import { createAlerting } from './alerting.ts';
import { answerCommands } from './answer-commands.ts';
import { createCollector } from './app.ts';
import { collectorStateOf } from './collector-state.ts';
import { type Config, splitListen } from './config/schema.ts';
import type { Meter } from './exposition/own-metrics.ts';
import { timedJournal } from './exposition/timed-journal.ts';
import { limitsByAddress } from './http/limits-by-address.ts';
import { createHttpServer } from './http/server.ts';
import { createSessions } from './http/sessions.ts';
import { openSqliteJournal } from './journal/sqlite.ts';
import { COLLECTOR_LIMITS } from './limits.ts';
import { expectedUrl, isForThisMachine, isUnspecified, portOf, reachable } from './listening-address.ts';
import { startOutputs } from './outputs.ts';
import { noteDays } from './overview/note-days.ts';
import { showReflector } from './reflector/show-reflector.ts';
import { stampKeys } from './reflector/stamp-keys.ts';
import { type ReflectorThread, startReflector } from './reflector/start-reflector.ts';
import { type Reloader, startReloader, watchSettings } from './reload.ts';
import { analysisOf } from './routes/analysis-of.ts';
import { resources, routerResources } from './routes/index.ts';
import type { CollectorSettings } from './settings.ts';

/** A collector that serves, until it is stopped. */
export interface Served {
  readonly url: string;
  /** Takes up a configuration that was read anew, whole or not at all. */
  readonly reload: Reloader['reload'];
  stop(): Promise<void>;
}

/** For short durations within this process: the system's own uptime costs the reading of a file. */
const processClock = { uptimeMs: () => performance.now() };

const PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url));

/**
 * Runs a collector on a data folder: locks it, opens the journal, listens, answers its inbox, and says in `collector.json`
 * where it is once it is ready. Throws `DataFolderError` with a sentence for whatever the operator can put right.
 */
export async function serve(config: Config, data: string, log: Log): Promise<Served> {
  const folder = dataFolder(data);
  const lock = lockDataFolder(folder);
  // In the order in which it was opened; closed from the end.
  const opened: (() => void | Promise<void>)[] = [() => lock.release()];
  const closeAll = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const listen = splitListen(config.listen) as { readonly host: string; readonly port: number };
    const tls = chooseTls(config, folder, { nowMs: nodeClock().wallMs(), random: nodeRandom });
    let url: string | undefined = config.url;
    let stampPort: number | undefined;
    let { planning } = config;
    const settings: CollectorSettings = {
      version: version(),
      ...(config.province === undefined ? {} : { provinceCode: config.province }),
      get publicUrl() {
        return url;
      },
      secretDays: config.secretDays,
      ...watchSettings(config, readSecretFile),
      get planning() {
        return planning;
      },
      get reflectors() {
        if (url === undefined || stampPort === undefined) return [];
        const { lineWatchEveryS: everyS } = config;
        const own = {
          id: 'collector',
          path: 'internet',
          target: `${new URL(url).hostname}:${stampPort}`,
          everyS,
        } as const;
        return [own, ...config.reflectors.map(({ id, path, address }) => ({ id, path, target: address, everyS }))];
      },
    };
    const meter = createMeter();
    const stamp = stampKeys(keptSecret(folder, 'stamp-secret', nodeRandom), nodeHash(''));
    const ports = { clock: nodeClock(), random: nodeRandom, log, stamp };
    const journal = timedJournal(await openSqliteJournal(folder.journal), processClock, meter);
    showStart(meter, settings.version, ports.clock.wallMs());
    opened.push(() => journal.close());
    const limits = { ...COLLECTOR_LIMITS, ...config.rateLimits };
    const collector = createCollector(settings, { ...ports, journal }, limits);
    await collector.start();
    opened.push(() => collector.stop());
    const reachedAt: { own?: string } = {};
    const isLoopbackOnly = isForThisMachine(listen.host, config.url);
    const alerting = createAlerting(collector, {
      ...{ ...ports, meter, readSecret: readSecretFile, readText: readTextFile },
      // What was owed at the last stop goes out before it listens.
      publicUrl: () => url ?? expectedUrl(listen, tls !== undefined),
      ownUrl: () => reachedAt.own,
      mayAsk: trialGuard(isLoopbackOnly),
      sealedBy: keptSecret(folder, 'alert-secret', nodeRandom),
    });
    opened.push(() => alerting.stop());
    const reloader = await startReloader(config, {
      collector,
      meter,
      log,
      readSecret: readSecretFile,
      prepareAlerts: (alerts) => alerting.prepare(alerts),
      setPlanning: (given) => {
        planning = given;
      },
      startOutputs: (outputs) => startOutputs(outputs, collector, { ...ports, meter }),
    });
    opened.push(() => reloader.stop());

    const totpMaster = keptSecret(folder, 'sign-in-secret', nodeRandom);
    const sessions = createSessions(ports.random, limits, {
      ...keptSessions(folder, totpMaster, log),
      now: collector.wallMs(),
      isStillOf: (owner) => accountInTurn(collector.state().registry.accounts, owner) !== undefined,
    });
    opened.push(() => sessions.save(collector.wallMs()));
    const signIn = createSignIn(signInPorts(collector, { ...ports, totpMaster }), limits);
    const { oidc } = config;
    const signOn = oidc && {
      sign: openIdSignOn({ ...oidc, clientSecret: readSecretFile(oidc.clientSecretFile) }),
      journeys: createJourneys(ports.random, limits),
    };
    if (!isLoopbackOnly && isForThisMachine(listen.host, undefined)) {
      log.warn(
        'it listens on this machine alone and is reached under another name: nobody reads here without signing in',
        {
          url: config.url,
          right:
            'let the proxy say who came, for limits go by address; nginx: proxy_set_header X-Forwarded-For $remote_addr',
        },
      );
    }
    const planSolver = threadedPlanSolver();
    const planMaker = threadedPlanMaker(config.paper.templates, config.paper);
    opened.push(
      () => planSolver.stop(),
      () => planMaker.stop(),
    );
    const context = {
      planSolver,
      tables: { writeCsv, writeWorkbook },
      ...{
        collector,
        settings,
        limits,
        sessions,
        signIn,
        meter,
        alerts: alerting.alerts,
        alertDesk: alerting.desk,
        drawGroupText,
        random: nodeRandom,
      },
      byAddress: limitsByAddress(limits),
      paper: officePapers(config.paper.templates, config.paper),
      planMaker,
      files: { csv: writeCsv, word: writeWord },
      ...(signOn === undefined ? {} : { signOn }),
      world: {
        tryPage: probeTrial(isLoopbackOnly),
        kitParts,
        pack: zipStream,
        readTable: readTableFile,
        ...(tls === undefined ? {} : { pin: tls.pin }),
        disk: () => diskState(folder),
        ...(tls === undefined ? {} : { certificateEndsAt: endOf(tls.certificate) }),
      },
      onTrouble: (what: string, error: unknown) => log.warn(what, { error: String(error) }),
    };
    const onBug = (error: unknown, route: string) =>
      log.error('a route failed', { route, error: error instanceof Error ? error.stack : String(error) });
    const server = await createHttpServer(context, resources, {
      isLoopbackOnly,
      pages: PAGES,
      onBug,
      ...(tls === undefined ? {} : { tls: { ...tls, minVersion: 'TLSv1.3' } as const }),
    });
    await server.listen({ host: listen.host, port: listen.port });
    opened.push(() => server.close());
    const port = portOf(server.server, listen.port);
    const own = `${tls === undefined ? 'http' : 'https'}://${reachable(listen.host)}:${port}`;
    reachedAt.own = own;
    if (url === undefined && isUnspecified(listen.host)) {
      log.warn(
        `agents do not watch the way to this collector: it listens on every address, and none is known to them`,
        {
          found: config.listen,
          right: 'url: the address under which agents reach this collector',
        },
      );
    } else url ??= own;

    const forRouters = splitListen(config.routersListen ?? '');
    if (forRouters !== undefined && tls !== undefined) {
      const older = { ...tls, minVersion: 'TLSv1.2' } as const;
      const routers = await createHttpServer(context, routerResources, {
        isLoopbackOnly: false,
        isUndescribed: true,
        tls: older,
        onBug,
      });
      await routers.listen(forRouters);
      opened.push(() => routers.close());
      log.info('routers are listened to, by TLS 1.2 too', {
        listen: `${forRouters.host}:${portOf(routers.server, forRouters.port)}`,
      });
    }

    const reflector = await openReflector(config, stamp.secret, data);
    opened.push(() => reflector.thread.stop());
    stampPort = reflector.thread.port;

    const ending = new AbortController();
    // A journal that can't be written for a while says so itself; who is heard is asked again in seconds.
    const heard = (ssids: readonly number[], deaf: readonly number[]) =>
      collector
        .heardOnTheLine(ssids, deaf)
        .catch((error: unknown) => log.warn('a heartbeat was not journaled', { error: String(error) }));
    showReflector(reflector.thread, { meter, clock: ports.clock, heard }, ending.signal).catch((error: unknown) =>
      log.error('the reflector has ended: lines look dead until the collector is started again', {
        error: String(error),
      }),
    );
    const noting = noteDays(collector, () => analysisOf(collector), ports, ending.signal);
    const tellState = () =>
      collectorStateOf({
        ...{ collector, version: settings.version, meter, alerts: alerting.alerts, disk: diskState(folder) },
        certificateEndsAt: tls === undefined ? undefined : endOf(tls.certificate),
      });
    const reached = { url: url ?? own, pin: tls?.pin };
    const commands = { sessions, ...reached, alerts: alerting.alerts, tellState, random: nodeRandom };
    const inbox = serveInbox(folder.inbox, ports.clock, log, answerCommands(collector, commands), ending.signal);
    opened.push(() => {
      ending.abort();
      return Promise.all([inbox, noting]).then(() => undefined);
    });
    rememberPin(folder, tls?.pin);
    announce(folder, { url: own, pid: process.pid, stamp: `${reachable(reflector.host)}:${stampPort}` });
    opened.push(() => withdraw(folder));
    return { url: own, reload: reloader.reload, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw explainStart(error, { place: config.listen, option: '--listen', data });
  }
}

/** The reflector on its thread, one port above the collector unless the configuration says where. */
async function openReflector(
  config: Config,
  secret: Uint8Array,
  data: string,
): Promise<{ readonly host: string; readonly thread: ReflectorThread }> {
  const listen = splitListen(config.listen) as { readonly host: string; readonly port: number };
  const beside = { host: listen.host, port: listen.port === 0 ? 0 : listen.port + 1 };
  const { host, port } = (config.stampListen === undefined ? undefined : splitListen(config.stampListen)) ?? beside;
  try {
    return { host, thread: await startReflector({ host, port, secret }) };
  } catch (error) {
    throw explainStart(error, { place: `${reachable(host)}:${port} (UDP)`, option: '--stamp-listen', data });
  }
}

/** What stays the same until the next start. */
function showStart(meter: Meter, version: string, now: number): void {
  meter.set('buildInfo', 1, { version, runtime: `node ${process.versions.node}` });
  meter.set('startTime', now / 1_000);
}

export function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
