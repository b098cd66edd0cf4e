import { LANGUAGES } from '@mach/messages';
import { Command, Flags } from '@oclif/core';
import { DataFolderError } from '../../adapters/data-folder.ts';

/** Where a collector keeps its data when nothing else is said. */
const DATA_DEFAULT = 'mach-data/collector';

export const dataFlag = Flags.string({
  description: 'folder of the collector’s data',
  env: 'MACH_COLLECTOR_DATA',
  default: DATA_DEFAULT,
  helpValue: 'DIR',
});

export const jsonFlag = Flags.boolean({ description: 'print JSON', default: false });

export const langFlag = Flags.option({
  options: LANGUAGES,
  description: 'language of what is printed for people',
  default: 'vi' as const,
})();

/** What all commands share: trouble that a sentence explains ends with that sentence and 1, wrong usage with 2, without a stack. */
export abstract class CollectorCommand extends Command {
  protected override async catch(error: Error & { exitCode?: number }): Promise<unknown> {
    const isExplained = error instanceof DataFolderError || error instanceof Explained;
    if (!isExplained) return super.catch(error);
    this.logToStderr(`mach-collector: ${error.message}`);
    return this.exit(error instanceof WrongUsage ? 2 : 1);
  }

  protected print(text: string): void {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** A file for a program such as Excel. A terminal is no place for it. */
  protected printFile(bytes: Uint8Array, example: string): void {
    if (process.stdout.isTTY)
      throw new Explained(`this is a file, not text: send it into one, such as "… > ${example}"`);
    process.stdout.write(bytes);
  }

  protected printJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2));
  }
}

/** Trouble of a command that its sentence explains whole. */
export class Explained extends Error {
  override readonly name: string = 'Explained';
}

/** The same of what was typed behind the command itself. */
export class WrongUsage extends Explained {
  override readonly name = 'WrongUsage';
}
