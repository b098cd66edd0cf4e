import { type Baselines, pathKey, type Topology } from '@mach/diagnosis';
import { draw, type World } from '@mach/fleet';

const DAY_MS = 86_400_000;
/** Of a site that is judged for slowness, and of one that is too young. */
const KNOWN_DAYS = { old: 200, young: 5 } as const;

/** The register of a made province, as far as its offices filled it in. Which sites hang on one feeder no register says. */
export function topologyOf(world: World, at: number): Topology {
  return {
    collectorPath: 'internet',
    services: world.province.services.map(({ id, path }) => ({ id, path })),
    sites: world.sites.map(({ site, around }) => ({
      id: site.id,
      commune: site.communeCode,
      isp: site.isp,
      hasDataNetwork: around.hasDataNetwork,
      hasSwitch: around.switchRegistered ? (around.hasSwitch ? 'yes' : 'no') : 'unknown',
      knownSince: at - (around.isYoung ? KNOWN_DAYS.young : KNOWN_DAYS.old) * DAY_MS,
    })),
  };
}

/** Learned baselines: near the middle of what is usual, off by up to a fifth. */
export function baselinesOf(world: World): Baselines {
  const usual = new Map(
    world.sites.flatMap(({ site }) => {
      const off = (name: string) => 0.8 + 0.4 * draw(world.key, `usual ${site.id} ${name}`);
      const wayMs = site.lineRttMs * 1.2;
      const key = (path: { readonly path: string; readonly service?: string; readonly page?: string }) =>
        `${site.id}\n${pathKey(path)}`;
      const pages = world.province.services.flatMap(({ id, processingMs }) =>
        (['static', 'application'] as const).map((page) => {
          const answerMs = (page === 'static' ? 0.2 : 1) * processingMs + wayMs;
          const path = { path: 'service', service: id, page };
          return [key(path), { wayMs: wayMs * off(`${id} way`), answerMs: answerMs * off(id) }] as const;
        }),
      );
      const ways = ['internet', 'data-network'].map((path) => [key({ path }), { wayMs: wayMs * off(path) }] as const);
      return [...ways, ...pages];
    }),
  );
  return (site, path) => usual.get(`${site}\n${path}`);
}
