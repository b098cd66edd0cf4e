import { createIncidentAnalyst } from '../../collector/src/incidents/analyst.ts';
import { INCIDENT_LIMITS } from '../../collector/src/incidents/incident-limits.ts';
import { at, MINUTE_MS, playProvince, START } from '../../collector/src/incidents/testing/made-province.ts';
import type { Entry } from '../../collector/src/journal/journal.ts';
import type { FleetState } from '../../collector/src/state/fleet-state.ts';
import { createFold } from '../../collector/src/state/fold.ts';
import { FOLD_LIMITS } from '../../collector/src/state/fold-limits.ts';
import { checkPaths } from '../../collector/src/verdicts/check-paths.ts';
import { pcsBySite } from '../../collector/src/verdicts/register-topology.ts';
import { witnessesBySite } from '../../collector/src/verdicts/site-evidence.ts';
import { windowEvidence } from '../../collector/src/verdicts/window-evidence.ts';
import { timesOf } from './times-of.ts';

const [SITES, PCS, MINUTES] = [150, 20, 12];
const SERVICES = Array.from({ length: 10 }, (_, index) => `service-${index}`);
const REFLECTORS = [{ id: 'collector', path: 'internet' }] as const;

/**
 * All that the collector does each half a minute: what it knows of the window from its state, the verdicts, those of silences that are over,
 * and the book of incidents. As `verdict.ts` does for `judge` alone: 3,000 PCs, each asking ten services.
 */
export async function analystStep(): Promise<void> {
  const dead = (site: number, time: number) => site % 3 === 0 && time >= START + 5 * MINUTE_MS;
  for (const [name, wrong] of [
    ['nothing broken', {}],
    ['a third of all sites silent', { line: dead }],
    ['back for two minutes', { line: (site: number, time: number) => dead(site, time) && time < at(MINUTES - 2) }],
  ] as const) {
    const { entries } = await playProvince({ sites: SITES, pcs: PCS, minutes: MINUTES, wrong });
    const fold = createFold(FOLD_LIMITS, () => {});
    for (const entry of entries) fold.entry(withServices(entry));
    print(name, fold.state, at(MINUTES));
  }
}

/** Ten services in place of those of the made province, asked by every PC in each of its batches. */
function withServices(entry: Entry): Entry {
  if (entry.kind === 'registry' && entry.change.type === 'services-set') {
    const services = SERVICES.map((id) => ({ id, kind: 'portal', name: id, hosts: [], path: 'internet' }) as const);
    return { ...entry, change: { ...entry.change, services } };
  }
  if (entry.kind !== 'batch') return entry;
  const batch = JSON.parse(new TextDecoder().decode(entry.body));
  const { uptimeMs, readings } = batch.reports.at(-1) ?? { readings: [] };
  const values = { connectMs: 20, tlsMs: 30, processingMs: 300 };
  readings.push(...SERVICES.map((id) => ({ kind: 'http', id, uptimeMs, ok: true, values })));
  return { ...entry, body: new TextEncoder().encode(JSON.stringify(batch)) };
}

function print(name: string, state: FleetState, now: number): void {
  const pcs = pcsBySite(state);
  const look = { paths: checkPaths(state.registry.services.values(), REFLECTORS), witnesses: witnessesBySite(state) };
  const span = { from: now - INCIDENT_LIMITS.windowMs, to: now };
  const window = windowEvidence(state, pcs, { ...look, span, now });
  const devices = window.sites.flatMap((site) => site.devices);
  const results = devices.reduce((sum, device) => sum + device.results.length, 0);
  const gathered = timesOf(() => windowEvidence(state, pcs, { ...look, span, now }));
  const analyst = createIncidentAnalyst(() => REFLECTORS, INCIDENT_LIMITS);
  const whole = timesOf(() => analyst.judge(state, now));
  process.stdout.write(
    `${name}: ${window.sites.length} sites, ${devices.length} PCs, ${results} results: the whole step ${whole}; of it what is known of the window ${gathered}\n`,
  );
}
