import { type FleetDevice, makeProvince, type Province } from '@mach/fleet';
import type { Clock } from '@mach/ports';
import { type AgentConfig, type EnrolmentRequest, WIRE_VERSION } from '@mach/wire';
import { AGENT_VERSION, machineOf } from './made-agent.ts';
import type { Called, Joined, MadeCalls, MadeIdentity } from './made-calls.ts';

/** 32 bytes that follow from a text and can't be turned back. */
export type Digest = (text: string) => Uint8Array;

/** A made PC that the collector has taken in. */
export interface Member {
  readonly device: FleetDevice;
  readonly identity: MadeIdentity;
  readonly config: AgentConfig;
}

export interface JoinedFleet {
  /** Its devices carry the ids that the collector gave them. */
  readonly province: Province;
  readonly members: readonly Member[];
}

/** A collector that takes a device in no more, or a token that is none: the sentence says it all. */
export class SimulationRefused extends Error {
  override readonly name = 'SimulationRefused';
}

interface Wanted {
  /** One of a commune each. */
  readonly tokens: readonly string[];
  readonly agents: number;
  readonly seed: string;
  /** By the code of a commune, its provider. */
  readonly isps: Readonly<Record<string, string>>;
  readonly isByCalendar: boolean;
}

interface JoinPorts {
  readonly calls: MadeCalls;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly say: (
    happened:
      | { readonly type: 'joining'; readonly joined: number; readonly agents: number }
      | { readonly type: 'waiting'; readonly waitMs: number },
  ) => void;
}

/** Joins at the same time: more only wait for each other in the collector. */
const JOINS_AT_ONCE = 8;
const AGAIN_MS = 5_000;
const TRIES_MAX = 60;
/** The first site of a made commune, at which its first device stands, in the meeting room. */
const FIRST = { site: 'Trụ sở', role: 'meeting-room' } as const;

/**
 * The first device of each token tells which commune it is of; then the province is made, and the others join. Ids and secrets
 * follow from seed and token, so that the same call again goes on with the same devices. Throws `SimulationRefused`.
 */
export async function joinFleet(wanted: Wanted, ports: JoinPorts, signal: AbortSignal): Promise<JoinedFleet> {
  const { agents, seed } = wanted;
  const tokens = wanted.tokens.slice(0, agents);
  const countOf = (index: number) => Math.floor(agents / tokens.length) + (index < agents % tokens.length ? 1 : 0);
  const numberOf = (index: number) =>
    index * Math.floor(agents / tokens.length) + Math.min(index, agents % tokens.length) + 1;
  let joined = 0;

  const firsts: Joined[] = [];
  for (const [index, token] of tokens.entries()) {
    const known = await enter({ token, number: numberOf(index), ...FIRST });
    const same = firsts.findIndex(({ unitCode }) => unitCode === known.unitCode);
    if (same >= 0)
      throw new SimulationRefused(
        `tokens ${same + 1} and ${index + 1} are both of ${known.unitName}: one token a commune`,
      );
    firsts.push(known);
  }

  const province = makeProvince({
    seed,
    communes: firsts.map(({ unitCode: code, unitName: name }, index) => {
      const isp = wanted.isps[code];
      return { code, name, devices: countOf(index), ...(isp === undefined ? {} : { isp }) };
    }),
    services: [],
    measuredOnly: true,
  });
  const members: Member[] = [];
  await atOnce(JOINS_AT_ONCE, standing(province), async ({ device, site, commune, index }) => {
    const token = tokens[commune] as string;
    const joining = { token, number: numberOf(commune) + index, site, role: device.role };
    const identity = index === 0 ? (firsts[commune] as Joined) : await enter(joining);
    const config = await patiently(() => ports.calls.config(identity, signal));
    const leftOn = device.leftOn || !wanted.isByCalendar;
    members.push({ device: { ...device, id: identity.device, leftOn }, identity, config });
  });
  return { province: withMembers(province, members), members };

  async function enter(joining: Joining): Promise<Joined> {
    const request = requestOf(joining, seed, ports.digest);
    const answer = await patiently(() => ports.calls.enrol(request, signal));
    joined += 1;
    ports.say({ type: 'joining', joined, agents });
    return answer;
  }

  /** Waits where the collector asks for it, or is busy; what it refuses ends the simulation with its sentence. */
  async function patiently<Value>(call: () => Promise<Called<Value>>): Promise<Value> {
    for (let tries = 1; ; tries++) {
      const answer = await call();
      if (answer.ok) return answer.value;
      const isBusy = answer.status === 429 || (answer.status ?? 0) >= 500;
      if (!isBusy || tries === TRIES_MAX || signal.aborted) throw new SimulationRefused(answer.why);
      const { retryAfterMs: waitMs = AGAIN_MS } = answer;
      ports.say({ type: 'waiting', waitMs });
      await ports.clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }
}

interface Joining extends Required<Pick<EnrolmentRequest, 'role' | 'site'>> {
  readonly token: string;
  /** From 1, over all communes. */
  readonly number: number;
}

function requestOf({ token, number, ...about }: Joining, seed: string, digest: Digest): EnrolmentRequest {
  const device = Buffer.from(digest(`${seed}/${token}/device ${number}`))
    .toString('hex')
    .slice(0, 32);
  const secret = Buffer.from(digest(`${seed}/${token}/secret ${number}`)).toString('base64url');
  const own = { device, secret, machine: machineOf(device), label: `Máy giả lập ${number}` };
  return { v: WIRE_VERSION, token, agentVersion: AGENT_VERSION, ...own, ...about };
}

/** Each device with where it stands: the index of its commune, and its own within that. */
const standing = ({ communes }: Province) =>
  communes.flatMap(({ sites }, commune) =>
    sites
      .flatMap((site) => site.devices.map((device) => ({ device, site: site.name })))
      .map((each, index) => ({ ...each, commune, index })),
  );

function withMembers(province: Province, members: readonly Member[]): Province {
  const byKey = new Map(members.map(({ device }) => [device.key, device]));
  const communes = province.communes.map((commune) => ({
    ...commune,
    sites: commune.sites.map((site) => ({
      ...site,
      devices: site.devices.map((device) => byKey.get(device.key) ?? device),
    })),
  }));
  return { ...province, communes };
}

async function atOnce<Item>(count: number, items: readonly Item[], each: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const work = async () => {
    for (const item of left) await each(item);
  };
  await Promise.all(Array.from({ length: count }, work));
}
