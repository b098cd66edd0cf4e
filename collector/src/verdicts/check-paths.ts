import type { PathResult } from '@mach/diagnosis';
import { COLLECTOR_CHECK, COLLECTOR_NAME_CHECK, GATEWAY_TARGET, LINE_CHECK, type Service } from '@mach/wire';
import type { WatchedReflector } from '../settings.ts';
import { pathOf } from '../state/traces/trace.ts';

/** Which path a check measures, as verdicts name paths; undefined for checks that tell nothing of one. */
export type CheckPaths = (key: string) => CheckPath | undefined;
export type CheckPath = Pick<PathResult, 'path' | 'service' | 'page'>;

/** The reflectors that lines are watched by, and which way leads to each. */
export type ReflectorPaths = readonly Pick<WatchedReflector, 'id' | 'path'>[];

/** The key of a PC's ping of its own gateway, as its agent sends it: without an id. */
export const GATEWAY_PATH = pathOf({ kind: 'ping', target: GATEWAY_TARGET });

const PAGES = ['static', 'application'] as const;

/** The paths of the checks that a collector asks for. Keys are those of a device's trace: a kind and a check's id. */
export function checkPaths(services: Iterable<Pick<Service, 'id'>>, reflectors: ReflectorPaths): CheckPaths {
  const byId = new Map<string, CheckPath>([
    [COLLECTOR_CHECK, { path: 'collector' }],
    [COLLECTOR_NAME_CHECK, { path: 'names' }],
  ]);
  for (const { id, path } of reflectors) byId.set(`${LINE_CHECK}${id}`, { path });
  for (const { id: service } of services) {
    byId.set(service, { path: 'service', service });
    for (const page of PAGES) byId.set(`${service}.${page}`, { path: 'service', service, page });
  }
  // Thousands of PCs have the same few keys.
  const byKey = new Map<string, CheckPath | undefined>([[GATEWAY_PATH, { path: 'gateway' }]]);
  return (key) => {
    if (!byKey.has(key)) byKey.set(key, byId.get(key.slice(key.indexOf('\n') + 1)));
    return byKey.get(key);
  };
}
