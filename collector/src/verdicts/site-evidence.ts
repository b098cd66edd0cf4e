import type { DeviceEvidence, Heartbeat, SiteEvidence } from '@mach/diagnosis';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { DeviceTrace, Silence, Turn } from '../state/traces/trace.ts';
import { siteCalendar } from '../state/working-hours.ts';
import type { CheckPaths } from './check-paths.ts';
import { GATEWAY_PATH } from './check-paths.ts';
import { deviceEvidence, hasLeftBy, isActive, type Span } from './device-evidence.ts';
import { sessionTime, silenceTime } from './session-time.ts';

/** What is judged: `now` is when, `span` over which stretch. A stretch that ends now is the present. */
export interface Look {
  readonly span: Span;
  readonly now: number;
  readonly paths: CheckPaths;
  /** Of each site the devices that tell of the mains or of the way out, PCs or not. */
  readonly witnesses: ReadonlyMap<string, readonly string[]>;
}

/** The devices whose UPS or way out somebody told, by site. */
export function witnessesBySite({ registry, traces }: FleetState): ReadonlyMap<string, readonly string[]> {
  const bySite = new Map<string, string[]>();
  for (const [id, { turns }] of traces) {
    const site = registry.devices.get(id)?.siteId;
    if (site === undefined || !turns.keys().some((key) => key.startsWith('ups\n') || key.startsWith('wan\n'))) continue;
    bySite.set(site, [...(bySite.get(site) ?? []), id]);
  }
  return bySite;
}

/** A router that answered a ping within this does so as a rule. */
const ANSWERS_WITHIN_MS = 7 * 86_400_000;
const LOOK_MS = 15_000;
/** After the collector was off: a send interval and a half, and more than three looks of the slowest rhythm. */
const RETURNING_MS = 450_000;
/** What a device told last stands for one more of its intervals than it takes to tell it. */
export const STANDS_MS = 300_000;
/** A batch that is late by more than this is missed. */
const SLACK_MS = 30_000;

/** All that is known of one site in a window; undefined where none of its PCs ran shortly before it or within it. */
export function siteEvidence(
  state: FleetState,
  site: string,
  pcs: readonly RegisteredDevice[],
  look: Look,
): SiteEvidence | undefined {
  const { span, now, paths } = look;
  const isNow = span.to >= now;
  const silence = silenceIn(state.silences.get(site), span, isNow);
  const isBack = silence?.to !== undefined;
  // While a site is silent its modem is not heard either, and what the UPS said of good mains was before.
  const isHeard = silence === undefined || isBack;
  // Of a silence that lasts, those count that were there when it began.
  const around = silence === undefined ? span : { from: silence.from, to: Math.min(span.to, silence.from + 60_000) };
  const active = pcs.filter((pc) => isActive(state.traces.get(pc.id) ?? NOTHING, around));
  const beat = internetBeat(state, pcs, silence, { to: span.to, now, isNow });
  if (active.length === 0 && (beat === undefined || silence !== undefined)) return undefined;
  const calendar = siteCalendar(state.registry.sites.get(site) ?? { unitCode: '' }, state.registry);
  // What was found in a silence that is over says nothing of now.
  const backAt =
    silence === undefined ? state.silences.get(site)?.findLast(({ to }) => to !== undefined)?.to : undefined;
  const isPast = silence !== undefined;
  const told = { from: Math.max(span.from, Math.min(backAt ?? 0, span.to)), to: span.to };
  const standsFrom = isPast ? span.from : Math.max(span.from - STANDS_MS, backAt ?? 0);
  const devices = active.flatMap((pc): DeviceEvidence[] => {
    const [trace, telemetry] = [state.traces.get(pc.id), telemetryOf(state, pc)];
    if (trace === undefined || telemetry === undefined) return [];
    if (!isHeard) return [{ device: pc.id, life: 'unknown', results: [] }];
    return [deviceEvidence(pc.id, trace, telemetry, { span: told, standsFrom, isPast, paths })];
  });
  const witnesses = look.witnesses.get(site) ?? [];
  const mains = upsIn(state, witnesses, span);
  const ups = isHeard || mains === 'battery' ? mains : undefined;
  return {
    site,
    time:
      silence === undefined
        ? sessionTime(calendar, span.to - 1)
        : silenceTime(calendar, silence.from, silence.to ?? now, active.length),
    heartbeats: beat === undefined ? {} : { internet: beat },
    ...(silence === undefined ? {} : { silentSince: silence.from }),
    reports: silence === undefined ? dueReports(state, active, span, beat) : { due: active.length, came: 0 },
    isBack,
    ...(ups === undefined ? {} : { ups }),
    modem: isHeard ? modemIn(state, witnesses, span) : 'unreadable',
    gatewayAnswersAsARule: pcs.some(
      ({ id }) => (state.traces.get(id)?.paths.get(GATEWAY_PATH)?.answeredAt ?? 0) > now - ANSWERS_WITHIN_MS,
    ),
    devices,
    // Told by commune alone: `window-evidence.ts`.
    presses: 0,
  };
}

const NOTHING: DeviceTrace = { minutes: [], bootedAt: 0, paths: new Map(), turns: new Map() };

/** The silence that lasts now, or that covers most of a window of the past. */
function silenceIn(silences: readonly Silence[] | undefined, { from, to }: Span, isNow: boolean): Silence | undefined {
  const isCovering = (each: Silence) =>
    each.from < to && Math.min(to, each.to ?? to) - Math.max(each.from, from) >= (to - from) / 2;
  return silences?.findLast((each) => (isNow ? each.to === undefined : isCovering(each)));
}

/** Only the present is known of heartbeats; of the past, that those ceased whose site fell silent. */
function internetBeat(
  state: FleetState,
  pcs: readonly RegisteredDevice[],
  silence: Silence | undefined,
  { to, now, isNow }: { readonly to: number; readonly now: number; readonly isNow: boolean },
): Heartbeat | undefined {
  const beats = pcs.flatMap((pc) => {
    const telemetry = telemetryOf(state, pc);
    return telemetry !== undefined && hasLeftBy(telemetry, to) ? [] : (state.heartbeats.get(pc.id) ?? []);
  });
  if (beats.length === 0) return undefined;
  if (silence !== undefined)
    return silence.watchers === 0 ? undefined : { isHeard: false, since: silence.from, watchers: silence.watchers };
  const heard = beats.filter(({ isHeard }) => isHeard);
  // Of whom the collector heard before it was off nobody knows yet whether they are heard still.
  const startedAt = startedBefore(state, now);
  if (isNow && startedAt !== undefined && heard.every(({ since }) => since < startedAt)) return undefined;
  if (heard.length > 0 || !isNow) return { isHeard: true, since: 0, watchers: Math.max(1, heard.length) };
  const since = Math.max(...beats.map((each) => each.lastHeardAt ?? each.since));
  const together = beats.filter((each) => since - (each.lastHeardAt ?? each.since) <= 4 * LOOK_MS);
  return { isHeard: false, since, watchers: together.length };
}

/** When the collector came back, where that is so little ago that neither a report nor a packet could be missed yet. */
const startedBefore = ({ offSpells }: FleetState, now: number): number | undefined => {
  const startedAt = offSpells.at(-1)?.to;
  return startedAt !== undefined && now - startedAt < RETURNING_MS ? startedAt : undefined;
};

/** Devices that were due to send since the watchers fell silent, or in the window, and those that did. */
function dueReports(
  state: FleetState,
  active: readonly RegisteredDevice[],
  { from, to }: Span,
  beat: Heartbeat | undefined,
) {
  const start = beat?.isHeard === false ? Math.max(from, beat.since + LOOK_MS) : from;
  const isSettling = startedBefore(state, to) !== undefined;
  let [due, came] = [0, 0];
  for (const pc of active) {
    const telemetry = telemetryOf(state, pc);
    if (telemetry === undefined) continue;
    const { lastReceivedAt, sendEveryS } = telemetry;
    const isCome = lastReceivedAt >= start;
    if (isCome) came += 1;
    const isDue = !isSettling && !hasLeftBy(telemetry, to);
    if (isCome || (isDue && lastReceivedAt + sendEveryS * 1_000 + SLACK_MS <= to)) due += 1;
  }
  return { due, came };
}

/** The last turn of a value before a moment, of each part that has it. */
function lastTurns(state: FleetState, device: string, kind: string, value: string, to: number): readonly Turn[] {
  return [...(state.traces.get(device)?.turns ?? [])].flatMap(([key, turns]) =>
    key.startsWith(`${kind}\n`) && key.endsWith(`\n${value}`) ? (turns.findLast(({ at }) => at < to) ?? []) : [],
  );
}

function upsIn(state: FleetState, devices: readonly string[], { from, to }: Span): SiteEvidence['ups'] {
  let told: SiteEvidence['ups'];
  for (const id of devices) {
    for (const { value } of lastTurns(state, id, 'ups', 'onBattery', to)) {
      if (value === true) return 'battery';
      if (isActive(state.traces.get(id) ?? NOTHING, { from, to })) told = 'mains';
    }
  }
  return told;
}

/** What a router's own agent tells of its way out. A router that others ask says nothing that could be read everywhere. */
function modemIn(state: FleetState, devices: readonly string[], span: Span): SiteEvidence['modem'] {
  for (const id of devices) {
    const told = lastTurns(state, id, 'wan', 'connected', span.to).toSorted((a, b) => b.at - a.at)[0];
    if (told === undefined) continue;
    const minutes = state.traces.get(id)?.minutes ?? [];
    const isTold = minutes.some((minute) => (minute + 1) * 60_000 > span.from && minute * 60_000 < span.to);
    if (!isTold) return 'silent';
    return told.value === true ? 'connected' : 'disconnected';
  }
  return 'unreadable';
}
