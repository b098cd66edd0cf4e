import { type Baselines, judge, type Topology, type WindowEvidence } from '@mach/diagnosis';
import { makeProvince, makeWorld, observe, type Scenario } from '@mach/fleet';
import { baselinesOf, topologyOf } from '../sim/verdict/made-topology.ts';
import { analystStep } from './analyst-step.ts';
import { timesOf } from './times-of.ts';

const MONDAY = Date.UTC(2026, 10, 1, 17);
const FROM = MONDAY + 9 * 3_600_000;
const TO = FROM + 300_000;
const PCS = 3_000;
const SERVICES = 10;

/** One window of a province: 3,000 PCs, of which each found ten services good or bad; nothing broken, and much at once. */
export async function verdict(): Promise<void> {
  const services = Array.from({ length: SERVICES }, (_, index) => ({
    id: `service-${index}`,
    host: `service-${index}.example`,
    url: `https://service-${index}.example/`,
    path: index < 8 ? ('internet' as const) : ('data-network' as const),
    processingMs: 300,
  }));
  const province = makeProvince({ seed: 1, communes: 115, devicesPerCommune: [32, 52], services });
  const span = { from: FROM - 600_000, to: TO + 600_000 };
  const isp = province.communes[0]?.sites[0]?.isp ?? '';
  const much: Scenario = {
    name: 'much at once',
    faults: [
      { type: 'isp-down', where: { isp }, ...span },
      { type: 'service-down', service: 'service-0', how: 'timeout', where: { province: true }, ...span },
      { type: 'data-network-down', where: { province: true }, share: 0.5, ...span },
    ],
  };
  const rates = { ...makeWorld(province, much, { seed: 1 }).rates, missingAgents: 0 };
  for (const scenario of [{ name: 'nothing broken', faults: [] }, much]) {
    const world = makeWorld(province, scenario, { seed: 1, rates });
    const evidence = everybodyAsks(observe(world, { from: FROM, to: TO, knownAt: TO + 3_600_000 }), services);
    print(`judged alone, ${scenario.name}`, evidence, topologyOf(world, FROM), baselinesOf(world));
  }
  await analystStep();
}

/** In a real province two PCs of a site ask the services; here all do, as what the leader of the site found. */
function everybodyAsks(observed: WindowEvidence, services: readonly { readonly id: string }[]): WindowEvidence {
  let left = PCS;
  const sites = observed.sites.map((site) => {
    const asked = site.devices.find(({ results }) => results.some(({ path }) => path === 'service'))?.results ?? [];
    const found = services.flatMap(({ id }) => asked.find(({ service }) => service === id) ?? []);
    const devices = site.devices.slice(0, left).map((device) => {
      const own = device.results.filter(({ path }) => path !== 'service');
      return { ...device, results: device.life === 'running' ? [...own, ...found] : own };
    });
    left -= devices.length;
    return { ...site, devices };
  });
  return { ...observed, sites };
}

function print(name: string, evidence: WindowEvidence, topology: Topology, usual: Baselines): void {
  const devices = evidence.sites.flatMap((site) => site.devices);
  const results = devices.reduce((sum, device) => sum + device.results.length, 0);
  process.stdout.write(
    `${name}: ${evidence.sites.length} sites, ${devices.length} PCs, ${results} results: ${timesOf(() => judge(evidence, topology, usual))}\n`,
  );
}
