import type { Clock, Http } from '@mach/ports';
import type { SeededRandom } from '@mach/ports/testing';
import { createDeliverer } from '../../../agent/src/deliver.ts';
import { agentLimits } from '../../../agent/src/limits.ts';
import { asDevice } from '../../../agent/src/secrets/as-device.ts';
import type { AgentSettings } from '../../../agent/src/settings.ts';
import type { Spool } from '../../../agent/src/spool/spool.ts';
import type { StoredName } from '../../../agent/src/store.ts';
import { createUplink, type Uplink } from '../../../agent/src/uplink.ts';
import { COLLECTOR_URL } from '../join.ts';
import { createLightSpool } from './light-spool.ts';

/** What of an agent has to do with a return: its uplink, its deliverer and a light spool, with the limits of every agent. */
export interface ReturningAgent {
  readonly device: string;
  readonly secret: string;
  readonly spool: Spool;
  readonly uplink: Uplink;
  /** As each minute brings one. */
  makeReport(): void;
}

export interface ReturningAgentParts {
  readonly number: number;
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly http: Http;
}

const SEND_EVERY_S = 300;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function createReturningAgent({ number, clock, random, http }: ReturningAgentParts): ReturningAgent {
  const device = number.toString(16).padStart(32, '0');
  const secret = Buffer.from(random.bytes(32)).toString('base64url');
  const bootId = Buffer.from(random.bytes(16)).toString('hex');
  const spool = createLightSpool(random.fork('spool'));
  const store = new Map<StoredName, string>();
  const settings: Pick<AgentSettings, 'version' | 'identity' | 'bootId'> = {
    version: 'sim',
    identity: { device, secret, machine: device, collectorUrl: COLLECTOR_URL },
    bootId,
  };
  const ports = {
    clock,
    random: random.fork('uplink'),
    log: silent,
    store: {
      read: (name: StoredName) => store.get(name),
      write: (name: StoredName, text: string) => !!store.set(name, text),
    },
    http: asDevice(http, device, { candidates: () => [secret], accepted: () => {} }),
  };
  const traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
  const uplink = createUplink(
    ports,
    {
      deliverer: createDeliverer(settings as AgentSettings, ports, agentLimits, {
        traffic,
        spoken: () => 'deflate-mach1',
      }),
      spools: () => [spool],
      sendEveryS: () => SEND_EVERY_S,
      eventPace: () => 1,
      mayBackfill: () => true,
      answered: async () => {},
    },
    agentLimits,
  );
  return {
    device,
    secret,
    spool,
    uplink,
    makeReport: () => {
      const [uptimeMs, wall] = [Math.round(clock.uptimeMs()), Math.round(clock.wallMs())];
      const readings = [{ kind: 'temperature', target: 'cpu', uptimeMs, ok: true, values: { celsius: 40 } }];
      spool.append({ bootId, uptimeMs, wall, readings });
    },
  };
}
