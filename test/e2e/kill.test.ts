import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { acknowledgedBy, enrolMadeDevice, type MadeDevice } from '../support/made-device.ts';
import { cleanUp } from '../support/programs.ts';

afterAll(cleanUp);

const KILLS = 5;
const SENDERS = 4;
/** Answers that a sender gets before the collector is killed under it. */
const ANSWERS_A_LIFE = 40;

it('keeps each acknowledged report exactly once, however often it is killed while devices send', async () => {
  let collector = await startCollector();
  const devices: MadeDevice[] = [];
  for (let i = 0; i < SENDERS; i++) devices.push(await enrolMadeDevice(collector));
  const acknowledged = new Map(devices.map((device) => [device, new Set<number>()]));

  for (let life = 0; life <= KILLS; life++) {
    let answers = 0;
    const sendUntilKilled = async (device: MadeDevice, { url, process }: RunningCollector) => {
      const held = acknowledged.get(device) as Set<number>;
      for (let from = held.size + 1; ; ) {
        try {
          // The one before goes along again, as from an agent that did not hear the answer.
          const answer = await device.send(url, from > 1 ? [from - 1, from] : [from]);
          expect(answer.status).toBe(200);
          for (const seq of await acknowledgedBy(answer)) held.add(seq);
          from = Math.max(...held) + 1;
          answers++;
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          return;
        }
        if (answers >= ANSWERS_A_LIFE * SENDERS) process.child.kill(life < KILLS ? 'SIGKILL' : 'SIGTERM');
      }
    };
    await Promise.all(devices.map((device) => sendUntilKilled(device, collector)));
    await collector.process.ended;

    const { sound, problems } = JSON.parse(await collector.command('journal', 'check', '--json'));
    expect({ sound, problems }).toEqual({ sound: true, problems: [] });
    const replayed = JSON.parse(await collector.command('replay', '--json')) as Replayed;
    for (const device of devices) {
      const [epoch] = replayed.devices.find((each) => each.device === device.id)?.acknowledged ?? [];
      for (const seq of acknowledged.get(device) as Set<number>) {
        expect(
          epoch?.ranges.some(([from, to]) => from <= seq && seq <= to),
          `report ${seq}`,
        ).toBe(true);
      }
    }
    // What a killed collector left behind says where it was, not where the next one is.
    await rm(join(collector.data, 'collector.json'), { force: true });
    if (life < KILLS) collector = await startCollector({ data: collector.data });
  }
});

interface Replayed {
  readonly devices: readonly {
    readonly device: string;
    readonly acknowledged: readonly { readonly ranges: readonly (readonly [number, number])[] }[];
  }[];
}
