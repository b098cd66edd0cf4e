import type { AskedCheck, FleetService, Way } from '@mach/fleet';
import {
  type AgentConfig,
  type CheckConfig,
  COLLECTOR_CHECK,
  COLLECTOR_NAME_CHECK,
  GATEWAY_TARGET,
  PEER_CHECK,
} from '@mach/wire';

/** A check as a made network answers it. */
export type MadeCheck = { readonly everyS: number; readonly way: Way } & (
  | { readonly kind: 'stamp'; readonly check: CheckConfig & { readonly target: string } }
  | { readonly kind: 'asked'; readonly asked: AskedCheck }
);

export type MadeService = Pick<FleetService, 'id' | 'path' | 'processingMs'>;

const COLLECTOR_PAGE = 'collector.page';
const GATEWAY_EVERY_S = 60;
const PAGES = ['static', 'application'] as const;
const ASKED = ['ping', 'dns', 'tcp', 'http'] as const;

/** What each agent asks without being told. */
const GATEWAY_PING: MadeCheck = {
  kind: 'asked',
  everyS: GATEWAY_EVERY_S,
  way: 'gateway',
  asked: { kind: 'ping', target: GATEWAY_TARGET, way: 'gateway' },
};

/** The checks of a configuration that a made network can answer, its own ping of the gateway first; kinds of others by name. */
export function madeChecks(
  { checks, ways = [] }: Pick<AgentConfig, 'checks' | 'ways'>,
  services: ReadonlyMap<string, MadeService>,
): { readonly checks: readonly MadeCheck[]; readonly unanswered: readonly string[] } {
  const unanswered = new Set<string>();
  const made = checks.flatMap((check): MadeCheck[] => {
    const { id, kind, target, everyS, onDemand } = check;
    if (onDemand === true) return [];
    if (target === undefined || check.about !== undefined) return unmade(kind);
    if (kind === 'stamp') {
      const isOnNetwork = ways.some((way) => way.target === target && way.way === 'data-network');
      return [{ kind, everyS, way: isOnNetwork ? 'data-network' : 'collector', check: { ...check, target } }];
    }
    const known = ASKED.find((each) => each === kind);
    if (known === undefined) return unmade(kind);
    const [service, page] = pageOf(id, services);
    const way = service?.path ?? wayOf(id, known);
    const asked = { id, kind: known, target, way, ...(service && { service }), ...(page && { page }) };
    return [{ kind: 'asked', everyS, way, asked }];
  });
  return { checks: [GATEWAY_PING, ...made], unanswered: [...unanswered] };

  function unmade(kind: string): [] {
    unanswered.add(kind);
    return [];
  }
}

/** The services that a configuration asks for, by their ids, and how each is reached. */
export function servicesIn(
  { checks }: Pick<AgentConfig, 'checks'>,
  given: Readonly<Record<string, { readonly path?: MadeService['path']; readonly processingMs?: number }>>,
  usualMs: (id: string) => number,
): ReadonlyMap<string, MadeService> {
  const ids = checks
    .filter(({ id, kind }) => kind === 'http' && id !== COLLECTOR_CHECK && id !== COLLECTOR_PAGE)
    .map(({ id }) => id.replace(/\.(static|application)$/, ''));
  return new Map(
    ids.map((id) => [
      id,
      { id, path: given[id]?.path ?? 'internet', processingMs: given[id]?.processingMs ?? usualMs(id) },
    ]),
  );
}

function pageOf(id: string, services: ReadonlyMap<string, MadeService>) {
  const page = PAGES.find((each) => id.endsWith(`.${each}`));
  return [services.get(page === undefined ? id : id.slice(0, -page.length - 1)), page] as const;
}

function wayOf(id: string, kind: string): Way {
  if (id === PEER_CHECK) return 'gateway';
  if (id === COLLECTOR_NAME_CHECK || kind === 'dns') return 'internet';
  return id === COLLECTOR_CHECK || id === COLLECTOR_PAGE ? 'collector' : 'internet';
}
