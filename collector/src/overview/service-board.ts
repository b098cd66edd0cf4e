import type { LatestReading, ServiceBoardRow } from '@mach/wire';
import { serviceOf } from '../incidents/incident-rows.ts';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { isOfOne } from '../state/reachable.ts';

/** Leader and deputy ask at random moments, every five minutes on average: an answer of three quarters of an hour ago is none of now. */
const FRESH_MS = 2_700_000;
/** As availability has it: a service that takes so long is slow. */
const SLOW_MS = 5_000;

/** Named in one answer: of more, an incident tells. */
const AFFECTED_MAX = 20;

type Answer = 'good' | 'slow' | 'down';
const WORST: readonly Answer[] = ['good', 'slow', 'down'];

/**
 * How each service answers over the communes now: of each commune the newest answer of each of its pages counts, the worst of them. Behind
 * a line that is dead nothing fresh comes in, so nothing is said of services there.
 */
export function serviceBoard(state: FleetState, now: number): readonly ServiceBoardRow[] {
  const services = [...state.registry.services.values()];
  const answers = new Map(services.map(({ id }) => [id, new Map<string, Map<string, LatestReading>>()]));
  for (const device of state.registry.devices.values()) {
    if (!isInService(device)) continue;
    for (const reading of telemetryOf(state, device)?.readings.values() ?? []) {
      if (reading.kind !== 'http' || now - reading.at > FRESH_MS) continue;
      const service = services.find((each) => isOfOne([each], reading));
      if (service === undefined) continue;
      const communes = answers.get(service.id);
      const pages = communes?.get(device.unitCode) ?? new Map<string, LatestReading>();
      const before = pages.get(reading.id ?? '');
      if (before === undefined || before.at < reading.at) pages.set(reading.id ?? '', reading);
      communes?.set(device.unitCode, pages);
    }
  }
  return services.map(({ id, name, kind }) => {
    const asked = [...(answers.get(id) ?? [])].map(([code, pages]) => ({ code, answer: worstOf([...pages.values()]) }));
    const found = asked.map(({ answer }) => answer);
    const affected = asked.filter(({ answer }) => answer !== 'good').map(({ code }) => code);
    const incident = [...state.incidents.values()].find(
      (each) => each.endedAt === undefined && each.cause === 'service' && serviceOf(each) === id,
    );
    return {
      ...{ id, name, kind, communes: found.length },
      slow: found.filter((answer) => answer === 'slow').length,
      down: found.filter((answer) => answer === 'down').length,
      affected: affected.sort().slice(0, AFFECTED_MAX),
      ...(incident !== undefined && { incident: incident.number, since: incident.since }),
    };
  });
}

function worstOf(readings: readonly LatestReading[]): Answer {
  const answers = readings.map((reading): Answer => {
    if (!reading.ok) return 'down';
    return (reading.durationMs ?? 0) >= SLOW_MS ? 'slow' : 'good';
  });
  return WORST[Math.max(...answers.map((answer) => WORST.indexOf(answer)))] ?? 'good';
}
