import type { CollectorState, DoctorFacts, DoctorFinding, DoctorLevel, DoctorSubject } from '@mach/wire';

/** What was found on the data folder and beside it. What could not be looked at is absent. */
export interface Looked {
  readonly now: number;
  /** Whether somebody works on the data folder; `state` is what that collector told of itself. */
  readonly isLocked: boolean;
  readonly state?: CollectorState;
  readonly url?: string;
  readonly disk: { readonly freeBytes?: number; readonly totalBytes?: number; readonly lastBackupAt?: number };
  readonly store: Store;
  readonly clock: {
    /** How far the clocks of devices that reported lately are behind this one's, one each. */
    readonly offsetsMs: readonly number[];
    /** What the system says of itself. */
    readonly isSynchronised?: boolean;
  };
  /** Requests that wait, where there is an inbox. */
  readonly inboxRequests?: number;
}

export type Store =
  | { readonly type: 'read'; readonly entries: number; readonly lastAppendedAt: number; readonly bytes?: number }
  | { readonly type: 'none' }
  /** Closed to whoever asks. */
  | { readonly type: 'closed' }
  | { readonly type: 'unreadable'; readonly detail: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const GIB = 2 ** 30;

/** Below the first the collector soon can't write; below the second or a tenth of the disk it is time to see to it. */
const DISK = { fullBytes: 0.5 * GIB, lowBytes: 4 * GIB, lowRatio: 0.1 } as const;
/** A running collector notes each minute that it lives. */
const STILL_MS = 5 * MINUTE_MS;
/** Backups are made each night. */
const BACKUP_OLD_MS = 36 * HOUR_MS;
const CERTIFICATE_SOON_MS = 30 * DAY_MS;
/** PCs' clocks are wrong one by one; that the middle one of so many differs is this machine's doing. */
const CLOCK = { devicesMin: 5, offMs: MINUTE_MS, wrongMs: 10 * MINUTE_MS } as const;
/** Commands wait fifteen seconds for their answers. */
const INBOX_MAX = 20;
/** A message goes out within minutes, several tries included. */
const ROUTE_PATIENCE_MS = 30 * MINUTE_MS;

/** What is wrong with a collector and its surroundings, and what was looked at and is good; in the order of `DOCTOR_SUBJECTS`. */
export function examine(looked: Looked): readonly DoctorFinding[] {
  // Whoever may not look in does not know either whether a collector runs, or when the last backup was made.
  if (looked.store.type === 'closed') return [on('store')('unknown', 'store-closed', {})];
  return [
    ...collector(looked),
    ...disk(looked),
    ...store(looked),
    ...backup(looked),
    ...clock(looked),
    ...certificate(looked),
    ...configuration(looked),
    ...outputs(looked),
    ...alerts(looked),
    ...queues(looked),
  ];
}

/** The worst of what was found, as a Nagios plugin ends: unknown is better than a warning. */
export function worst(findings: readonly DoctorFinding[]): DoctorLevel {
  const levels = ['critical', 'warning', 'unknown'] as const;
  return levels.find((level) => findings.some((finding) => finding.level === level)) ?? 'good';
}

const on =
  (subject: DoctorSubject) =>
  <Code extends keyof DoctorFacts>(level: DoctorLevel, code: Code, parameters: DoctorFacts[Code]): DoctorFinding =>
    ({ subject, level, code, parameters }) as DoctorFinding;

function collector({ isLocked, state }: Looked): DoctorFinding[] {
  const found = on('collector');
  if (!isLocked) return [found('critical', 'not-running', {})];
  if (state === undefined) return [found('critical', 'not-answering', {})];
  const { isReady, trouble: reason, version, startedAt } = state;
  if (!isReady) return [found('critical', 'not-ready', { reason: reason ?? '' })];
  if (reason !== undefined) return [found('warning', 'trouble', { reason })];
  return [found('good', 'serves', { version, startedAt })];
}

function disk({ disk: { freeBytes, totalBytes } }: Looked): DoctorFinding[] {
  const found = on('disk');
  if (freeBytes === undefined) return [found('unknown', 'disk-unknown', {})];
  const room = { freeBytes, ...(totalBytes === undefined ? {} : { totalBytes }) };
  if (freeBytes < DISK.fullBytes) return [found('critical', 'disk-full', room)];
  const isLow = freeBytes < DISK.lowBytes || (totalBytes !== undefined && freeBytes < totalBytes * DISK.lowRatio);
  return [isLow ? found('warning', 'disk-low', room) : found('good', 'disk-room', room)];
}

function store({ store: read, now, isLocked }: Looked): DoctorFinding[] {
  const found = on('store');
  if (read.type === 'none' || read.type === 'closed') return [found('critical', 'store-empty', {})];
  if (read.type === 'unreadable') return [found('critical', 'store-unreadable', { detail: read.detail })];
  const { type: _, ...written } = read;
  const isStill = isLocked && now - read.lastAppendedAt > STILL_MS;
  if (isStill) return [found('critical', 'store-still', { lastAppendedAt: read.lastAppendedAt })];
  return [found('good', 'store-written', written)];
}

function backup({ disk: { lastBackupAt: at }, now }: Looked): DoctorFinding[] {
  const found = on('backup');
  if (at === undefined) return [found('warning', 'backup-none', {})];
  return [now - at > BACKUP_OLD_MS ? found('warning', 'backup-old', { at }) : found('good', 'backup-made', { at })];
}

function clock({ clock: { offsetsMs, isSynchronised } }: Looked): DoctorFinding[] {
  const found = on('clock');
  const findings: DoctorFinding[] = [];
  if (offsetsMs.length >= CLOCK.devicesMin) {
    const offsetMs = median(offsetsMs);
    const told = { offsetMs, devices: offsetsMs.length };
    const isOff = Math.abs(offsetMs) > CLOCK.offMs;
    const level = Math.abs(offsetMs) > CLOCK.wrongMs ? 'critical' : 'warning';
    findings.push(isOff ? found(level, 'clock-off', told) : found('good', 'clock-agrees', told));
  }
  if (isSynchronised === false) findings.push(found('warning', 'clock-unsynchronised', {}));
  if (isSynchronised === true) findings.push(found('good', 'clock-synchronised', {}));
  return findings.length === 0 ? [found('unknown', 'clock-unknown', {})] : findings;
}

function certificate({ state, url, now }: Looked): DoctorFinding[] {
  const found = on('certificate');
  if (state === undefined) return [];
  const { certificateEndsAt: endsAt } = state;
  if (endsAt !== undefined) {
    if (endsAt <= now) return [found('critical', 'certificate-ended', { endsAt })];
    if (endsAt - now < CERTIFICATE_SOON_MS) return [found('warning', 'certificate-ends-soon', { endsAt })];
    return [found('good', 'certificate-holds', { endsAt })];
  }
  if (url === undefined) return [];
  const isHere = /^http:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(url);
  return [isHere ? found('good', 'loopback-only', { url }) : found('warning', 'plain-http', { url })];
}

function configuration({ state }: Looked): DoctorFinding[] {
  const found = on('configuration');
  const read = state?.configuration;
  if (read === undefined) return [];
  const { at } = read;
  return [
    read.isGood ? found('good', 'configuration-taken', { at }) : found('warning', 'configuration-refused', { at }),
  ];
}

function outputs({ state }: Looked): DoctorFinding[] {
  const found = on('outputs');
  if (state === undefined) return [];
  const { outputQueues = [] } = state;
  if (outputQueues.length === 0) return [found('good', 'outputs-none', {})];
  return outputQueues.flatMap(({ name, written, dropped, failures, queued }) => {
    const lost = dropped > 0 ? [found('warning', 'output-lost', { name, dropped })] : [];
    const isStuck = queued > 0 && failures > 0;
    if (isStuck) return [...lost, found('warning', 'output-waits', { name, queued, failures })];
    return lost.length > 0 ? lost : [found('good', 'output-delivers', { name, written })];
  });
}

function alerts({ state, now }: Looked): DoctorFinding[] {
  const found = on('alerts');
  if (state === undefined) return [];
  const { alertRoutes = [], startedAt } = state;
  if (alertRoutes.length === 0) return [found('good', 'routes-none', {})];
  return alertRoutes.map(({ name, owed, deliveredAt }) => {
    const quietMs = now - Math.max(deliveredAt ?? 0, startedAt);
    const isStuck = owed > 0 && quietMs > ROUTE_PATIENCE_MS;
    return isStuck ? found('warning', 'route-waits', { name, owed }) : found('good', 'route-delivers', { name });
  });
}

function queues({ state, inboxRequests }: Looked): DoctorFinding[] {
  const found = on('queues');
  const failed = state?.ingest.appendsFailed ?? 0;
  const findings = [
    ...(inboxRequests !== undefined && inboxRequests > INBOX_MAX
      ? [found('warning', 'inbox-waits', { requests: inboxRequests })]
      : []),
    ...(failed > 0 ? [found('warning', 'appends-failed', { entries: failed })] : []),
  ];
  const isEmpty = findings.length === 0 && inboxRequests !== undefined;
  return isEmpty ? [found('good', 'queues-empty', {})] : findings;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
