import { takeCensus } from '../journal/census.ts';
import { entriesFrom } from '../journal/inspect.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { stateHash } from '../state/checkpoint-form.ts';
import { createFold } from '../state/fold.ts';
import { CollectorCommand, dataFlag, jsonFlag } from './support/base.ts';
import { withJournal } from './support/read-fleet.ts';

export default class Replay extends CollectorCommand {
  static override summary =
    'Rebuilds the state from the journal alone: counts of entries, what each device delivered, and the state’s SHA-256.';
  static override flags = { data: dataFlag, json: jsonFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Replay);
    const shown = withJournal(flags.data, (store) => {
      const fold = createFold(COLLECTOR_LIMITS.fold, () => {});
      for (const entry of entriesFrom(store, 1)) fold.entry(entry);
      const { entries, devices } = takeCensus(entriesFrom(store, 1));
      return { position: fold.state.position, entries, devices, stateSha256: stateHash(fold.state) };
    });
    if (flags.json) return this.printJson(shown);
    this.print(
      `${shown.position} entries: ${Object.entries(shown.entries)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}`,
    );
    for (const { device, reports } of shown.devices) this.print(`${device}  ${reports} reports`);
    this.print(`state ${shown.stateSha256}`);
  }
}
