import { Flags } from '@oclif/core';
import { TIME_CELL, timeOf } from '../config/time-cell.ts';
import { takeCensus } from '../journal/census.ts';
import { entriesFrom, withFaded } from '../journal/inspect.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { checkpointForm, readState, stateHash } from '../state/checkpoint-form.ts';
import { createFold } from '../state/fold.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, WrongUsage } from './support/base.ts';
import { withJournal } from './support/read-fleet.ts';

export default class Replay extends CollectorCommand {
  static override summary =
    'Rebuilds the state from the journal alone, from its beginning or, where readings were let go, from the oldest state kept: counts of entries, what each device delivered, and the state’s SHA-256.';
  static override examples = ['<%= config.bin %> replay --until "2026-11-28 14:05" --json'];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    until: Flags.string({
      description: `only what was received by then, ${TIME_CELL}, or a moment such as 2026-12-05T01:00:00Z`,
      helpValue: 'TIME',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Replay);
    const until = flags.until === undefined ? undefined : momentOf(flags.until);
    const shown = withJournal(flags.data, (store) => {
      const base = store.loadBase();
      const from = base?.form === checkpointForm(COLLECTOR_LIMITS.fold) ? readState(base.state) : undefined;
      const fold = createFold(COLLECTOR_LIMITS.fold, () => {}, from);
      if (until !== undefined && fold.state.time > until)
        throw new Explained(
          `readings up to ${new Date(fold.state.time).toISOString()} were let go: the state of an earlier time can't be rebuilt`,
        );
      for (const entry of entriesFrom(store, fold.state.position + 1, until)) fold.entry(entry);
      const { entries, devices } = takeCensus(entriesFrom(store, 1, until));
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

/** As offices write a time, or as programs do. Ends the command with 2 where it is neither. */
function momentOf(text: string): number {
  const at = timeOf(text) ?? (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN);
  if (Number.isNaN(at)) throw new WrongUsage(`--until: found "${text}", expected ${TIME_CELL}`);
  return at;
}
