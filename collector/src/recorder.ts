import type { Clock, Log, Random } from '@mach/ports';
import { createAppendQueue } from './append-queue.ts';
import { createAvailabilityBook } from './availability/book.ts';
import { settleStep } from './availability/settle.ts';
import type { SiteDayEvidence } from './availability/site-day.ts';
import { statedCauses } from './availability/stated-causes.ts';
import type { Counters } from './counters.ts';
import type { CheckedBatch } from './ingest/check-batch.ts';
import {
  type Appended,
  type BatchPayload,
  type Entry,
  type Journal,
  JournalUnavailable,
  type NewEntry,
  type Quarantined,
} from './journal/journal.ts';
import { keepJournal } from './journal/keeper.ts';
import type { CollectorLimits } from './limits.ts';
import { reactions } from './reactions.ts';
import { type Phase, type Readiness, readinessOf } from './readiness.ts';
import { checkpointForm, readState, writeState } from './state/checkpoint-form.ts';
import type { FleetState } from './state/fleet-state.ts';
import { createFold, type Fold, TICK_MS } from './state/fold.ts';
import type { Folded } from './state/folded.ts';
import type { RegistryChange } from './state/registry-change.ts';

type Payload = NewEntry extends infer Each ? (Each extends unknown ? Omit<Each, 'receivedAt'> : never) : never;

/** The one way into the journal and into the state: what is committed is folded, in the order of its receive time. */
export interface Recorder {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the entry is on the disk and folded. Throws `JournalUnavailable`. */
  append(payload: Payload, checked?: CheckedBatch): Promise<Appended>;
  quarantine(report: Omit<Quarantined, 'receivedAt'>): Promise<void>;
  /** `by`: who decided it, for the audit log; the collector itself unless said. */
  commit(changes: readonly RegistryChange[], by?: string): Promise<void>;
  /** Runs what must see its own decisions committed before the next one looks, one at a time. */
  exclusive<Value>(work: () => Promise<Value>): Promise<Value>;
  state(): FleetState;
  now(): number;
  wallMs(): number;
  /** What was found of sites' days and is not in the journal yet. */
  pendingDays(): readonly SiteDayEvidence[];
  readiness(): Readiness;
  onFold(hook: (folded: Folded) => void): () => void;
}

export interface RecorderSettings {
  readonly version: string;
  readonly provinceCode?: string;
  /** Whether the router of each site becomes a device of its own, to be asked. */
  readonly asksRouters?: () => boolean;
}

/** A process that did not get to look at its clock for so long stood still: it was stopped, or its machine was. */
const FROZEN_MS = 60_000;

/** Makes the recorder over a journal. It owns the state: nothing else folds. */
export function createRecorder(
  settings: RecorderSettings,
  ports: { readonly journal: Journal; readonly clock: Clock; readonly random: Random; readonly log: Log },
  limits: CollectorLimits,
  counters: Counters,
): Recorder {
  const { journal, clock, log } = ports;
  const hooks = new Set<(folded: Folded) => void>();
  const stopping = new AbortController();
  const underWay = createAppendQueue();
  const availability = createAvailabilityBook();
  let fold: Fold = createFold(limits.fold, () => {});
  let phase: Phase = 'starting';
  let trouble: string | undefined;
  let isLive = false;
  let lastReceivedAt = 0;
  let lastCheckpointAt = 0;
  /** By the machine's uptime, of the last look at the clock; undefined before there are any. */
  let lookedAtMs: number | undefined;
  let isReturning = false;
  let ticking: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();

  return {
    start,
    stop,
    append,
    quarantine: (report) => journal.quarantine({ ...report, receivedAt: now() }),
    commit,
    exclusive,
    state: () => fold.state,
    now,
    wallMs: () => clock.wallMs(),
    pendingDays: availability.pending,
    readiness,
    onFold(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
  };

  async function start(): Promise<void> {
    const last = await journal.last();
    lastReceivedAt = last.receivedAt;
    await replay(last.position);
    await tellDamaged();
    isLive = true;
    lastCheckpointAt = now();
    await append({ kind: 'collector', event: 'started', version: settings.version });
    if (fold.state.registry.salt === '') await commit([installed()]);
    phase = 'live';
    ticking = Promise.all([
      tick(),
      keepJournal(journal, { clock, log, now, others, settle: settleDays }, limits, stopping.signal),
    ]);
  }

  /** The checkpoint where there is one of this form, then the entries after it. */
  async function replay(lastPosition: number): Promise<void> {
    const checkpoint = await journal.loadCheckpoint();
    const isUsable = checkpoint?.form === checkpointForm(limits.fold) && checkpoint.position <= lastPosition;
    if (!isUsable && (await journal.loadBase()) !== undefined) {
      // After an update that changes the fold: what was let go is in the summaries of its days, and no more in the state.
      log.warn('the state is made anew from what the journal still holds; changes that are older are no longer listed');
    }
    fold = createFold(limits.fold, tellHooks, isUsable ? readState(checkpoint.state) : undefined);
    for (let from = fold.state.position + 1; from <= lastPosition; from = fold.state.position + 1) {
      const entries = await journal.read(from, limits.replayPageEntries);
      if (entries.length === 0) break;
      for (const entry of entries) fold.entry(entry);
    }
  }

  function settleDays(): Promise<boolean> {
    return settleStep(journal, fold.state.registry, now(), statedCauses(fold.state, now()));
  }

  /** Devices that are nobody's PC: what they say is kept longer. */
  function others(): readonly string[] {
    const devices = [...fold.state.registry.devices.values()];
    return devices.filter(({ role, equipment }) => equipment !== undefined || role === 'server').map(({ id }) => id);
  }

  /** What was met while reading is out of the way before anything new is written. */
  async function tellDamaged(): Promise<void> {
    for (const damaged of await journal.setAsideDamaged()) {
      log.error('a part of the journal was damaged on the disk and is moved aside', { ...damaged });
    }
  }

  function installed(): RegistryChange {
    const salt = Buffer.from(ports.random.bytes(32)).toString('base64url');
    return {
      type: 'installed',
      salt,
      ...(settings.provinceCode === undefined ? {} : { provinceCode: settings.provinceCode }),
    };
  }

  async function stop(): Promise<void> {
    phase = 'stopped';
    stopping.abort();
    await ticking;
    await turn;
    if (!isLive) return;
    try {
      await append({ kind: 'collector', event: 'stopped', version: settings.version });
      await saveCheckpoint();
    } catch (error) {
      // What is not in the checkpoint is in the journal: the next start takes a little longer.
      log.error('the state could not be saved while stopping', { error: String(error) });
    }
    isLive = false;
  }

  function append(payload: Payload, checked?: CheckedBatch): Promise<Appended> {
    if (underWay.length >= limits.appendsUnderWayMax) {
      return Promise.reject(new JournalUnavailable('too many batches wait for the disk'));
    }
    noteFrozen();
    // Whoever sent it would have given up by then, and would send all of it once more.
    if (payload.kind === 'batch' && isBehind()) {
      return Promise.reject(new JournalUnavailable('more waits for the disk than it takes in time'));
    }
    return record(payload, checked);
  }

  function isBehind(): boolean {
    return underWay.waitMs(clock.uptimeMs()) > limits.answerWithinMs;
  }

  /**
   * A collector that stood still heard nobody, as one that was off: before anything that came meanwhile, the journal says that it is there
   * again, and nobody is called silent for that time.
   */
  function noteFrozen(): void {
    const gapMs = clock.uptimeMs() - (lookedAtMs ?? clock.uptimeMs());
    if (gapMs <= FROZEN_MS || phase !== 'live' || isReturning) return;
    lookedAtMs = clock.uptimeMs();
    isReturning = true;
    log.warn('the collector stood still, and heard nobody meanwhile', { seconds: Math.round(gapMs / 1_000) });
    record({ kind: 'collector', event: 'started', version: settings.version })
      .catch((error) => log.error('the journal could not be written', { error: String(error) }))
      .finally(() => {
        isReturning = false;
      });
  }

  /** Entries are folded in the order in which they got their receive time, whichever answer comes first. */
  function record(payload: Payload, checked?: CheckedBatch): Promise<Appended> {
    const receivedAt = now();
    const weight = payload.kind === 'batch' ? payload.seqs.length : 0;
    const settle = underWay.enter(receivedAt, weight, clock.uptimeMs());
    return new Promise((resolve, reject) => {
      journal.append({ ...payload, receivedAt } as NewEntry).then(
        (appended) => {
          trouble = undefined;
          settle(() => {
            if (appended.position !== undefined) take(payload, appended, appended.position, receivedAt, checked);
            resolve(appended);
          }, clock.uptimeMs());
        },
        (error: unknown) => {
          if (error instanceof JournalUnavailable) trouble = unwritable(error);
          settle(() => reject(error), clock.uptimeMs());
        },
      );
    });
  }

  function take(
    payload: Payload,
    appended: Appended,
    position: number,
    receivedAt: number,
    checked: CheckedBatch | undefined,
  ): void {
    fold.entry(toEntry(payload, appended, position, receivedAt), checked);
    if (
      payload.kind === 'collector' &&
      payload.event === 'alive' &&
      receivedAt - lastCheckpointAt >= limits.checkpointEveryMs
    ) {
      saveCheckpoint().catch((error) => log.error('the checkpoint could not be saved', { error: String(error) }));
    }
    if (payload.kind === 'batch') react(payload);
  }

  /** Must be called right after an entry was folded: a checkpoint holds no tick that a replay would not fold. */
  async function saveCheckpoint(): Promise<void> {
    lastCheckpointAt = now();
    const { state } = fold;
    const checkpoint = { position: state.position, form: checkpointForm(limits.fold), state: writeState(state) };
    // First what the next start would no longer find in the entries after the checkpoint.
    const days = availability.handOver();
    if (days.length > 0) await journal.keepSiteDays(days);
    availability.kept(days);
    await journal.saveCheckpoint(checkpoint);
  }

  /** What a batch shows about sites and clones becomes decisions, journaled as all others. */
  function react({ device }: Pick<BatchPayload, 'device'>): void {
    const wanted = () => reactions(fold.state, device, ports.random, settings.asksRouters?.() === true);
    if (wanted().length === 0) return;
    exclusive(() => commit(wanted())).catch((error) =>
      log.error('a decision about a device could not be journaled', { device, error: String(error) }),
    );
  }

  async function commit(changes: readonly RegistryChange[], by = 'collector'): Promise<void> {
    await Promise.all(changes.map((change) => append({ kind: 'registry', change, by })));
  }

  function exclusive<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  async function tick(): Promise<void> {
    let aliveAt = now();
    lookedAtMs = clock.uptimeMs();
    while (!stopping.signal.aborted) {
      try {
        await clock.sleep(TICK_MS - (now() % TICK_MS) + 1, stopping.signal);
      } catch {
        return;
      }
      noteFrozen();
      lookedAtMs = clock.uptimeMs();
      if (isReturning) continue;
      const time = now();
      fold.ticksBefore(Math.min(time, underWay.firstReceivedAt() ?? time));
      if (time - aliveAt < limits.aliveEveryMs) continue;
      aliveAt = time;
      // Not waited for: a disk that takes a minute must not look like a collector that stood still.
      append({ kind: 'collector', event: 'alive', version: settings.version }).catch((error) =>
        log.error('the journal could not be written', { error: String(error) }),
      );
    }
  }

  function now(): number {
    lastReceivedAt = Math.max(lastReceivedAt, clock.wallMs());
    return lastReceivedAt;
  }

  function tellHooks(folded: Folded): void {
    availability.take(folded, fold.state);
    if (!isLive) return;
    for (const hook of hooks) {
      try {
        hook(folded);
      } catch (error) {
        log.error('a listener of the fold failed', { error: String(error) });
      }
    }
  }

  function readiness(): Readiness {
    return readinessOf({ phase, trouble, aheadMs: lastReceivedAt - clock.wallMs(), isBehind: isBehind() });
  }

  function unwritable(error: JournalUnavailable): string {
    counters.appendsFailed++;
    return `The journal can't be written: ${error.message}. Make room on the disk, or give the collector the right to write; it goes on by itself.`;
  }
}

function toEntry(payload: Payload, appended: Appended, position: number, receivedAt: number): Entry {
  if (payload.kind !== 'batch') return { position, receivedAt, ...payload };
  const { seqs: _, ...batch } = payload;
  return { position, receivedAt, ...batch, fresh: appended.fresh };
}
