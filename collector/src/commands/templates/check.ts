import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Args } from '@oclif/core';
import { templateProblems } from '../../adapters/docx.ts';
import { paperForms } from '../../paper/forms.ts';
import { CollectorCommand, Explained, jsonFlag } from '../support/base.ts';
import { showTemplateProblem } from '../support/paper.ts';

export default class TemplatesCheck extends CollectorCommand {
  static override summary =
    'Every mistake of the templates in a folder, each with the field that it is about. Exit 0 valid, 1 not.';
  static override args = { folder: Args.string({ required: true, description: 'folder of the templates' }) };
  static override flags = { json: jsonFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TemplatesCheck);
    const checked = paperForms('vi').flatMap(({ name, fields }) => {
      const file = join(args.folder, `${name}.docx`);
      const bytes = readTemplate(file);
      return bytes === undefined ? [] : [{ file, problems: templateProblems(bytes, fields) }];
    });
    if (checked.length === 0) {
      throw new Explained(`no template is in ${args.folder}: "mach-collector templates export" writes them`);
    }
    const isValid = checked.every(({ problems }) => problems.length === 0);
    if (flags.json) this.printJson({ valid: isValid, templates: checked });
    else for (const { file, problems } of checked) this.print(told(file, problems.map(showTemplateProblem)));
    if (!isValid) this.exit(1);
  }
}

const told = (file: string, problems: readonly string[]): string =>
  problems.length === 0 ? `${file} is valid` : problems.map((problem) => `${file}: ${problem}`).join('\n');

function readTemplate(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Explained(`${file} can't be read: check its rights`, { cause });
  }
}
