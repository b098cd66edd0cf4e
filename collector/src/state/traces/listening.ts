import { isEquipment } from '../equipment.ts';
import type { RegisteredDevice } from '../fleet-state.ts';
import type { FoldLimits } from '../fold-limits.ts';
import type { FoldedBatch } from '../folded.ts';
import { isInService } from '../in-service.ts';
import type { FoldState } from '../mutable-state.ts';
import type { PlacedReading } from '../placed-reading.ts';
import { seatOf } from '../seats.ts';
import { blankTrace, type FoldedTrace, noteTrace } from './note-trace.ts';
import { focusOf, nextSilences, type SiteVoice, silenceOf } from './silences.ts';
import { isRoom, learn } from './usual.ts';

/** Keeps what devices found lately and when nothing was heard of sites. Part of the fold: from values alone, the same in each replay. */
export interface Listening {
  /** After a device's own batch was folded. */
  heard(device: RegisteredDevice, folded: FoldedBatch): void;
  /** What was found of a device that others ask. */
  told(device: RegisteredDevice, readings: readonly PlacedReading[]): void;
  /** After heartbeats of devices began or ceased. */
  beats(devices: readonly string[], time: number): void;
  tick(time: number): void;
}

export function createListening(state: FoldState, limits: FoldLimits): Listening {
  return {
    heard(device, { readings, receivedAt }) {
      const trace = traceOf(device.id);
      trace.bootedAt = state.communes.get(device.unitCode)?.devices.get(device.id)?.bootedAt ?? trace.bootedAt;
      const own = readings.filter(({ reading }) => reading.about === undefined);
      const focus = focusOf(state.silences.get(device.siteId ?? ''), receivedAt, limits);
      noteTrace(trace, own, { receivedAt, focus, ...learning(device) }, limits);
    },
    told(device, readings) {
      const receivedAt = state.time;
      noteTrace(traceOf(device.id), readings, { receivedAt, focus: [] }, limits);
    },
    beats(devices, time) {
      const sites = new Set(devices.flatMap((id) => state.registry.devices.get(id)?.siteId ?? []));
      for (const [site, voices] of voicesBySite(state)) if (sites.has(site)) note(site, voices, time);
    },
    tick(time) {
      for (const [site, voices] of voicesBySite(state)) note(site, voices, time);
    },
  };

  /** Those who watch a place learn what is usual there. */
  function learning(device: RegisteredDevice): Pick<Parameters<typeof noteTrace>[2], 'answered'> {
    const { siteId } = device;
    if (siteId === undefined || seatOf(state.seats, device) === undefined) return {};
    const paths = state.usual.get(siteId) ?? new Map();
    state.usual.set(siteId, paths);
    return {
      answered(path, attempt) {
        const known = isRoom(paths, path, limits) ? learn(paths.get(path), attempt) : undefined;
        if (known !== undefined) paths.set(path, known);
      },
    };
  }

  function traceOf(device: string): FoldedTrace {
    let trace = state.traces.get(device);
    if (trace === undefined) {
      trace = blankTrace();
      state.traces.set(device, trace);
    }
    return trace;
  }

  function note(site: string, voices: readonly SiteVoice[], time: number): void {
    const before = state.silences.get(site) ?? [];
    const after = nextSilences(before, silenceOf(voices, time, state.startedAt), time, limits);
    if (after !== before) state.silences.set(site, after);
  }
}

/** Of each site its PCs that report, as far as they tell whether it is heard. */
function voicesBySite({ registry, communes, heartbeats }: FoldState): ReadonlyMap<string, readonly SiteVoice[]> {
  const bySite = new Map<string, SiteVoice[]>();
  for (const device of registry.devices.values()) {
    const { id, siteId, unitCode, coverage } = device;
    if (siteId === undefined || coverage !== 'measured' || isEquipment(device) || !isInService(device)) continue;
    const telemetry = communes.get(unitCode)?.devices.get(id);
    // Who said that it ends is not missed.
    if (telemetry === undefined || telemetry.hasLeft) continue;
    const { lastReceivedAt, sendEveryS } = telemetry;
    const voice = { lastReceivedAt, sendEveryS, heartbeat: heartbeats.get(id) };
    const voices = bySite.get(siteId);
    if (voices === undefined) bySite.set(siteId, [voice]);
    else voices.push(voice);
  }
  return bySite;
}
