import { takeCensus } from '../journal/census.ts';
import { entriesFrom, withFaded } from '../journal/inspect.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { checkpointForm, readState, stateHash } from '../state/checkpoint-form.ts';
import { createFold } from '../state/fold.ts';
import { CollectorCommand, dataFlag, jsonFlag } from './support/base.ts';
import { withJournal } from './support/read-fleet.ts';

export default class Replay extends CollectorCommand {
  static override summary =
    'Rebuilds the state from the journal alone, from its beginning or, where readings were let go, from the oldest state kept: counts of entries, what each device delivered, and the state’s SHA-256.';
  static override flags = { data: dataFlag, json: jsonFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Replay);
    const shown = withJournal(flags.data, (store) => {
      const base = store.loadBase();
      const from = base?.form === checkpointForm(COLLECTOR_LIMITS.fold) ? readState(base.state) : undefined;
      const fold = createFold(COLLECTOR_LIMITS.fold, () => {}, from);
      for (const entry of entriesFrom(store, fold.state.position + 1)) fold.entry(entry);
      const { entries, devices } = takeCensus(entriesFrom(store, 1));
      const { position } = fold.state;
      const acknowledged = devices.map((each) => ({ ...each, acknowledged: withFaded(each, store) }));
      return { position, entries, devices: acknowledged, stateSha256: stateHash(fold.state) };
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
