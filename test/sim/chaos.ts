import type { SeededRandom, VirtualTime } from '@mach/ports/testing';
import type { AgentHost } from './agent-host.ts';
import type { CollectorHost } from './collector-host.ts';

/** Everything that goes wrong in the machines, at moments that the seed decides; what goes wrong on the way is the link's. */
export interface Chaos {
  /** No more of it from now on. What is broken stays broken until it is healed. */
  end(): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 86_400_000;
/** Mean time between two troubles of one machine. */
const AGENT_TROUBLE_EVERY_MS = 45_000;
const COLLECTOR_TROUBLE_EVERY_MS = 70_000;
const SECRET_WANTED_EVERY_MS = 120_000;

interface Trouble {
  readonly weight: number;
  readonly strike: () => void;
}

export interface ChaosWorld {
  readonly agents: readonly AgentHost[];
  readonly collector: CollectorHost;
  readonly trueWallMs: () => number;
}

export type StartChaos = (time: VirtualTime, random: SeededRandom, world: ChaosWorld) => Chaos;

export function startChaos(time: VirtualTime, random: SeededRandom, world: ChaosWorld): Chaos {
  let isOver = false;
  const later = (ms: number, action: () => void) =>
    time.at(time.nowMs() + ms, () => {
      if (!isOver) action();
    });

  function strikeNowAndThen(chance: SeededRandom, everyMs: number, troubles: readonly Trouble[]): void {
    const total = troubles.reduce((sum, { weight }) => sum + weight, 0);
    const next = () =>
      later(-Math.log(1 - chance.next()) * everyMs, () => {
        let left = chance.next() * total;
        for (const trouble of troubles) {
          left -= trouble.weight;
          if (left >= 0) continue;
          trouble.strike();
          break;
        }
        next();
      });
    next();
  }

  world.agents.forEach((agent, index) => {
    const chance = random.fork(`agent ${index}`);
    strikeNowAndThen(chance, AGENT_TROUBLE_EVERY_MS, agentTroubles(agent, chance, world.trueWallMs, later));
  });
  const chance = random.fork('collector');
  strikeNowAndThen(
    chance,
    COLLECTOR_TROUBLE_EVERY_MS,
    collectorTroubles(world.collector, chance, world.trueWallMs, later),
  );
  // Chances of their own: what else befalls a seed stays what it was.
  const renewal = random.fork('secrets');
  strikeNowAndThen(renewal, SECRET_WANTED_EVERY_MS, [
    {
      weight: 1,
      strike: () => {
        const { device } = renewal.pick(world.agents).identity;
        const change = { type: 'device-secret-wanted', device, at: 0 } as const;
        // Where the journal takes nothing just now, nobody asks.
        void world.collector
          .current()
          ?.commit([change])
          .catch(() => undefined);
      },
    },
  ]);
  return {
    end: () => {
      isOver = true;
    },
  };
}

type Later = (ms: number, action: () => void) => void;

function agentTroubles(agent: AgentHost, chance: SeededRandom, trueWallMs: () => number, later: Later): Trouble[] {
  const restartLater = (msMax = 40_000) => later(chance.integer(0, msMax), agent.start);
  const weatherFor = (weather: 'poor' | 'down' | 'portal', msMax: number) => () => {
    agent.link.setWeather(weather);
    later(chance.integer(5_000, msMax), () => agent.link.setWeather(chance.chance(0.6) ? 'poor' : 'good'));
  };
  return [
    { weight: 4, strike: weatherFor('down', 150_000) },
    { weight: 3, strike: weatherFor('poor', 60_000) },
    { weight: 1.5, strike: weatherFor('portal', 60_000) },
    {
      weight: 3,
      strike: () => {
        agent.kill();
        restartLater();
      },
    },
    {
      weight: 1.5,
      strike: () => {
        agent.kill();
        agent.reboot();
        restartLater();
      },
    },
    { weight: 1, strike: () => void agent.stop().then(() => restartLater()) },
    {
      weight: 1,
      strike: () => {
        agent.setDiskFull(true);
        later(chance.integer(1_000, 60_000), () => agent.setDiskFull(false));
      },
    },
    { weight: 2, strike: () => stepClock(agent, chance, trueWallMs) },
    { weight: 0.5, strike: () => agent.clocks.setDrift(chance.integer(-300, 300)) },
    {
      weight: 1,
      strike: () => {
        if (!agent.hasImage()) return agent.takeImage();
        agent.kill();
        agent.restoreImage();
        agent.reboot();
        restartLater(5_000);
      },
    },
  ];
}

/** By minutes as a rule; by years when the battery is empty; or set right, as after the next NTP answer. */
function stepClock(host: AgentHost | CollectorHost, chance: SeededRandom, trueWallMs: () => number): void {
  const kind = chance.next();
  if (kind < 0.3) host.clocks.stepWall(trueWallMs() - host.clocks.wallMs());
  else if (kind < 0.5) host.clocks.stepWall(chance.integer(-12, 3) * YEAR_MS);
  else host.clocks.stepWall(chance.integer(-3, 3) * HOUR_MS + chance.integer(-30, 30) * MINUTE_MS);
}

function collectorTroubles(
  collector: CollectorHost,
  chance: SeededRandom,
  trueWallMs: () => number,
  later: Later,
): Trouble[] {
  const restartLater = () =>
    later(chance.integer(0, 30_000), () => {
      if (!collector.isRunning()) void collector.start();
    });
  return [
    {
      weight: 4,
      strike: () => {
        collector.kill();
        restartLater();
      },
    },
    { weight: 1.5, strike: () => void collector.stop().then(restartLater) },
    {
      weight: 2,
      strike: () => {
        collector.setDiskFull(true);
        later(chance.integer(1_000, 45_000), () => collector.setDiskFull(false));
      },
    },
    {
      weight: 0.6,
      strike: () => {
        if (!collector.hasImage()) return collector.takeImage();
        collector.kill();
        collector.restoreImage();
        restartLater();
      },
    },
    {
      weight: 1.5,
      // A server's clock is off by minutes, not by years: it stands in the province's own data centre.
      strike: () => {
        if (chance.chance(0.4)) collector.clocks.stepWall(trueWallMs() - collector.clocks.wallMs());
        else collector.clocks.stepWall(chance.integer(-240, 240) * 1_000);
      },
    },
  ];
}
