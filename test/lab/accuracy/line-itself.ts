import type { Lab } from '../lab.ts';
import { pingTrain } from '../ping-train.ts';
import { figure, rank, type Say } from './figures.ts';

/** How true the lab is: the round trips of the system's ping, and how late the line let frames go. */
export async function lineItself(lab: Lab, target: string, say: Say): Promise<void> {
  for (const delayMs of [0, 20, 50]) {
    const before = await lab.line.set({ up: { delayMs } });
    const { roundTripsMs } = await pingTrain(lab, 'pc1', target, { packets: 300, intervalMs: 10 });
    const after = await lab.line.counters();
    const frames = after.up.icmp.delivered - before.up.icmp.delivered;
    const lateMeanMs = (after.up.lateSumUs - before.up.lateSumUs) / frames / 1_000;
    const at = (share: number) => figure(rank(roundTripsMs, share));
    say(
      `line   up ${delayMs}: round trip median ${at(0.5)} p5 ${at(0.05)} p95 ${at(0.95)} max ${at(1)}; ` +
        `frames left late by ${figure(lateMeanMs)} in the mean`,
    );
  }
}
