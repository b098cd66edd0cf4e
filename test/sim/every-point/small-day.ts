import type { StartChaos } from '../chaos.ts';

/**
 * A few minutes in which everything happens once that an agent and a collector do with their disks and lines: both end in good order and
 * killed, a line is cut until its spool is full, a PC is put back to an image of its disk, the collector to a backup, secrets are wanted.
 * No chance in it.
 */
export const smallDay: StartChaos = (time, _random, { agents, collector }) => {
  const [first, second] = agents;
  let isOver = false;
  const at = (seconds: number, action: () => void) =>
    time.at(time.nowMs() + seconds * 1_000, () => {
      if (!isOver) action();
    });
  for (const agent of agents) agent.spare();
  const wantSecrets = () => {
    for (const { identity } of agents) {
      const change = { type: 'device-secret-wanted', device: identity.device, at: 0 } as const;
      // Where the journal takes nothing just now, nobody asks.
      void collector
        .current()
        ?.commit([change])
        .catch(() => undefined);
    }
  };
  at(20, wantSecrets);
  at(30, () => first?.takeImage());
  at(35, () => second?.link.setWeather('down'));
  at(50, () => void first?.stop());
  at(60, collector.takeImage);
  at(70, () => void collector.stop());
  at(85, () => second?.kill());
  at(100, () => {
    first?.kill();
    first?.restoreImage();
    first?.reboot();
  });
  at(125, () => {
    collector.kill();
    collector.restoreImage();
  });
  at(150, () => second?.link.setWeather('good'));
  return {
    end: () => {
      isOver = true;
    },
  };
};

export const SMALL_DAY_MINUTES = 3;
