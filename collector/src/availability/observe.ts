import { lineSubject, type Mark, serviceSubject, VIDEO, waySubject } from '@mach/diagnosis';
import { probes } from '@mach/probes';
import type { Reading, Service } from '@mach/wire';
import type { RegisteredDevice, Registry } from '../state/fleet-state.ts';

/** What a reading tells of one path, as `DayEvidence` has it; `page` where it is of one page of a service. */
export interface Observation {
  readonly path: string;
  readonly page?: string;
  readonly mark: Mark;
}

const LINE_CHECK = 'line.';
const COLLECTOR_CHECKS: readonly (string | undefined)[] = ['collector', 'collector.page'];
/** The collector's own reflector stands where the collector is reached. */
const OWN_REFLECTOR = 'collector';
/** An answer that takes so long is slow for anybody. */
const SLOW_ANSWER_MS = 5_000;

/** These say that a question could not be asked, or that a name was not found: nothing of who should have answered. */
const NOT_ASKED: readonly (string | undefined)[] = ['bug', 'unsupported', 'denied', 'not-found'];
/** Something came back over the line, though it was no good answer. */
const ANSWERED: readonly (string | undefined)[] = ['refused', 'bad-reply'];

const standings = new Map(probes.map(({ name, standing }) => [name, standing]));

type Observed = Pick<Reading, 'id' | 'ok' | 'failure' | 'kind' | 'values' | 'durationMs'>;

/** What a device's reading tells of the line, the meetings and the services of its site; nothing of most readings. */
export function observe(reading: Observed, device: RegisteredDevice, registry: Registry): readonly Observation[] {
  const { id, ok, failure, kind, values } = reading;
  if (id?.startsWith(LINE_CHECK) === true) {
    if (!ok && NOT_ASKED.includes(failure)) return [];
    const path = pathOfReflector(id.slice(LINE_CHECK.length), device, registry);
    const isPoor = ok && standings.get(kind)?.isPoor?.(values) === true;
    return path === undefined ? [] : [{ path: lineSubject(path), mark: ok ? (isPoor ? 'slow' : 'good') : 'bad' }];
  }
  if (COLLECTOR_CHECKS.includes(id)) {
    const path = waySubject(pathToCollector(device, registry));
    return ok || ANSWERED.includes(failure) ? [{ path, mark: 'good' }] : [];
  }
  const meeting = standings.get(kind)?.meeting?.({ ok, values });
  if (meeting !== undefined && !(meeting === 'bad' && NOT_ASKED.includes(failure)))
    return [{ path: VIDEO, mark: meeting }];
  return id === undefined ? [] : ofService(reading, id, registry);
}

function ofService(
  { ok, failure, durationMs = 0 }: Observed,
  id: string,
  { services }: Registry,
): readonly Observation[] {
  const [name = '', page] = id.split('.');
  const service = services.get(name);
  if (service === undefined || (!ok && NOT_ASKED.includes(failure))) return [];
  const mark = !ok ? 'bad' : durationMs >= SLOW_ANSWER_MS ? 'slow' : 'good';
  const asked: Observation = { path: serviceSubject(name), mark, ...(page === undefined ? {} : { page }) };
  return ok || ANSWERED.includes(failure) ? [asked, { path: waySubject(service.path), mark: 'good' }] : [asked];
}

function pathOfReflector(id: string, device: RegisteredDevice, registry: Registry): Service['path'] | undefined {
  if (id === OWN_REFLECTOR) return pathToCollector(device, registry);
  return registry.reflectors.find((reflector) => reflector.id === id)?.path;
}

/** By which of its lines a device reaches the collector. */
export const pathToCollector = (
  { unitCode }: Pick<RegisteredDevice, 'unitCode'>,
  { units }: Registry,
): Service['path'] => (units.get(unitCode)?.network === 'data-network' ? 'data-network' : 'internet');
