import type { CheckStep, CheckTopic, CheckUp, Light } from '@mach/messages';
import type { Reading } from '@mach/wire';

const GIB = 1024 ** 3;
/** Below these shares and sizes Windows and Linux begin to swap, and programs to fail on a full disk. */
const limits = {
  memoryWarningRatio: 0.1,
  memoryCriticalRatio: 0.04,
  diskWarningBytes: 5 * GIB,
  diskWarningRatio: 0.1,
  diskCriticalBytes: 0.5 * GIB,
  loadWarningPerCpu: 2,
} as const;

export interface CheckUpInput {
  readonly readings: readonly Reading[];
  /** False before this PC has joined: then the way to the collector can't be judged. */
  readonly hasCollector: boolean;
}

/**
 * Readings of one moment on one PC → a light for each topic, the worst of them, and the one next step. Judges only what
 * was measured here: a dead line and a dead collector look alike from one PC, and are told as such.
 */
export function checkUp({ readings, hasCollector }: CheckUpInput): CheckUp {
  const collector = hasCollector ? collectorLight(readings) : ({ light: 'not-asked', values: {} } as const);
  const isCollectorReached = collector.light === 'good';
  const topics: CheckTopic[] = [
    { topic: 'network', ...networkLight(readings, isCollectorReached) },
    { topic: 'name-service', ...nameLight(readings) },
    { topic: 'collector', ...collector },
    { topic: 'memory', ...memoryLight(readings) },
    { topic: 'disk', ...diskLight(readings) },
    { topic: 'load', ...loadLight(readings) },
  ];
  const asked = topics.map(({ light }) => light).filter((light) => light !== 'not-asked');
  const isAllUnknown = asked.every((light) => light === 'unknown');
  const worst = asked.includes('critical') ? 'critical' : asked.includes('warning') ? 'warning' : 'good';
  return { overall: isAllUnknown ? 'unknown' : worst, topics, nextStep: nextStep(topics) };
}

type Judged = Pick<CheckTopic, 'values'> & { readonly light: Light };

const find = (readings: readonly Reading[], kind: string) => readings.find((reading) => reading.kind === kind);
const number = (reading: Reading | undefined, name: string) => {
  const value = reading?.ok === true ? reading.values[name] : undefined;
  return typeof value === 'number' ? value : undefined;
};
const unknown: Judged = { light: 'unknown', values: {} };

function networkLight(readings: readonly Reading[], isCollectorReached: boolean): Judged {
  const gateway = find(readings, 'gateway');
  if (gateway === undefined) return unknown;
  if (!gateway.ok) return gateway.failure === 'not-found' ? { light: 'critical', values: {} } : unknown;
  const address = String(gateway.values['address'] ?? '');
  // Many routers do not answer to ping; that their MAC is known, or that something behind them answers, says enough.
  const answers = (number(find(readings, 'ping'), 'received') ?? 0) > 0 || gateway.values['macHash'] !== undefined;
  return { light: answers || isCollectorReached ? 'good' : 'critical', values: { address } };
}

function nameLight(readings: readonly Reading[]): Judged {
  const dns = find(readings, 'dns');
  if (dns === undefined) return { light: 'not-asked', values: {} };
  return { light: dns.ok ? 'good' : 'critical', values: { name: dns.target ?? '' } };
}

function collectorLight(readings: readonly Reading[]): Judged {
  const http = find(readings, 'http');
  if (http === undefined) return unknown;
  const status = http.values['status'];
  const isServing = http.ok && typeof status === 'number' && status < 500;
  return { light: isServing ? 'good' : 'critical', values: {} };
}

function memoryLight(readings: readonly Reading[]): Judged {
  const memory = find(readings, 'memory');
  const total = number(memory, 'totalBytes');
  const available = number(memory, 'availableBytes');
  if (total === undefined || available === undefined || total <= 0) return unknown;
  const ratio = available / total;
  const light =
    ratio < limits.memoryCriticalRatio ? 'critical' : ratio < limits.memoryWarningRatio ? 'warning' : 'good';
  return { light, values: { availableBytes: available, totalBytes: total } };
}

/** The file system with the least room. */
function diskLight(readings: readonly Reading[]): Judged {
  const judged = readings
    .filter(({ kind, ok }) => kind === 'filesystem' && ok)
    .flatMap((reading) => {
      const total = number(reading, 'totalBytes');
      const free = number(reading, 'freeBytes');
      // Boot partitions and memory cards are small and full by design.
      if (total === undefined || free === undefined || total < 4 * GIB) return [];
      const isWarning = free < limits.diskWarningBytes && free / total < limits.diskWarningRatio;
      const light = free < limits.diskCriticalBytes ? 'critical' : isWarning ? 'warning' : 'good';
      return [{ light, values: { mount: reading.target ?? '', freeBytes: free, totalBytes: total } } as const];
    })
    .sort((a, b) => a.values.freeBytes - b.values.freeBytes);
  return judged[0] ?? unknown;
}

function loadLight(readings: readonly Reading[]): Judged {
  const cpu = find(readings, 'cpu');
  const load = number(cpu, 'load1');
  const cpus = number(cpu, 'cpus');
  if (load === undefined || cpus === undefined || cpus <= 0) return unknown;
  return { light: load / cpus > limits.loadWarningPerCpu ? 'warning' : 'good', values: { load, cpus } };
}

/** The first thing to do: the nearest trouble on the way out first, then the PC itself. */
function nextStep(topics: readonly CheckTopic[]): CheckStep {
  const troubled = topics.find(({ light }) => light === 'critical') ?? topics.find(({ light }) => light === 'warning');
  switch (troubled?.topic) {
    case 'network':
      return troubled.values['address'] === undefined ? 'check-cable' : 'check-router';
    case 'name-service':
      return 'tell-it-names';
    case 'collector':
      return 'tell-it-line';
    case 'memory':
      return 'close-programs';
    case 'disk':
      return 'free-disk';
    case 'load':
      return 'wait-busy';
    case undefined:
      return topics.some(({ topic, light }) => topic === 'collector' && light === 'not-asked')
        ? 'join-first'
        : 'nothing';
  }
}
