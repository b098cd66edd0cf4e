import { basename } from 'node:path';
import { formats, listMessages } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { lockDataFolder } from '../../adapters/data-folder.ts';
import { pinoLog } from '../../adapters/pino.ts';
import { nameOf } from '../../journal/inspect.ts';
import { repairJournal } from '../../journal/sqlite-repair.ts';
import { noteAlone } from '../support/alone.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { fileStamp } from '../support/file-stamp.ts';
import { journalThere } from '../support/read-fleet.ts';

export default class JournalRepair extends CollectorCommand {
  static override summary =
    'Puts a damaged journal right while no collector runs: what can be read goes on, the rest is moved aside and named, and devices send again what they still hold of it.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(JournalRepair);
    const folder = journalThere(flags.data);
    const lock = lockDataFolder(folder);
    try {
      const repair = repairJournal(folder.journal, fileStamp(nodeClock().wallMs()));
      const { lost, setAside, devicesAskedAgain, movedTo } = repair;
      const parts = lost.length + setAside.length;
      if (parts > 0 || movedTo !== undefined) {
        const kept = movedTo === undefined ? {} : { keptAs: basename(movedTo) };
        const change = { type: 'journal-repaired', parts, devices: devicesAskedAgain.length, ...kept } as const;
        await noteAlone(folder, change, pinoLog('warn'));
      }
      if (flags.json) return this.printJson(repair);
      const words = listMessages(flags.lang);
      const { integer } = formats(flags.lang);
      const named = [
        ...repair.lost.map(({ table, from, to }) => `${table} ${from}–${to}`),
        ...repair.setAside.map(nameOf),
      ];
      if (named.length === 0 && repair.movedTo === undefined) return this.print(words.journalSound);
      if (repair.movedTo !== undefined) this.print(words.journalMoved(repair.movedTo));
      this.print(words.journalSetAside(integer(named.length)));
      for (const each of named) this.print(`  ${each}`);
      this.print(words.journalAskedAgain(integer(repair.devicesAskedAgain.length)));
    } finally {
      lock.release();
    }
  }
}
