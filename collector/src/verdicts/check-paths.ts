import type { PathResult } from '@mach/diagnosis';
import { COLLECTOR_CHECK, COLLECTOR_NAME_CHECK, GATEWAY_PING_CHECK, LINE_CHECK, type Service } from '@mach/wire';
import type { WatchedReflector } from '../settings.ts';

/** Which path a check measures, as verdicts name paths; undefined for checks that tell nothing of one. */
export type CheckPaths = (key: string) => CheckPath | undefined;
export type CheckPath = Pick<PathResult, 'path' | 'service' | 'page'>;

const PAGES = ['static', 'application'] as const;

/** The paths of the checks that a collector asks for. Keys are those of a device's trace: a kind and a check's id. */
export function checkPaths(
  services: Iterable<Pick<Service, 'id'>>,
  reflectors: readonly Pick<WatchedReflector, 'id' | 'path'>[],
): CheckPaths {
  const byId = new Map<string, CheckPath>([
    [GATEWAY_PING_CHECK, { path: 'gateway' }],
    [COLLECTOR_CHECK, { path: 'collector' }],
    [COLLECTOR_NAME_CHECK, { path: 'names' }],
  ]);
  for (const { id, path } of reflectors) byId.set(`${LINE_CHECK}${id}`, { path });
  for (const { id: service } of services) {
    byId.set(service, { path: 'service', service });
    for (const page of PAGES) byId.set(`${service}.${page}`, { path: 'service', service, page });
  }
  return (key) => byId.get(key.slice(key.indexOf('\n') + 1));
}
