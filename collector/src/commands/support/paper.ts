import { readFileSync } from 'node:fs';
import type { Problem } from '@mach/wire';
import { Flags } from '@oclif/core';
import { paperWriter } from '../../adapters/paper-writer.ts';
import type { PlanningSettings } from '../../config/planning-schema.ts';
import { readConfig, showProblem } from '../../config/read.ts';
import type { Letterhead } from '../../paper/official-form.ts';
import type { FilledTemplate, PaperWriter } from '../../paper/paper-writer.ts';
import { Explained } from './base.ts';

export const configFlag = Flags.string({
  description:
    'configuration file (YAML), of which official papers take the office and the templates ("paper:"), and plans the prices and criteria ("planning:")',
  env: 'MACH_CONFIG',
  helpValue: 'FILE',
});

/**
 * Who writes papers, and for which office, by the configuration of the collector, and the prices and criteria that it has; without one,
 * the program's own templates.
 */
export function paperOf(file: string | undefined): {
  readonly writer: PaperWriter;
  readonly head: Letterhead;
  readonly planning: PlanningSettings;
} {
  const read = readConfig(file === undefined ? '' : readText(file), file ?? 'the environment', process.env);
  if (!read.ok) throw new Explained(`the configuration has mistakes:\n${read.problems.map(showProblem).join('\n')}`);
  const { paper, planning } = read.config;
  return { writer: paperWriter(paper.templates), head: paper, planning };
}

/** The document, or every mistake of its template as one sentence each. */
export function filledOrExplained(filled: FilledTemplate): Uint8Array {
  if (filled.ok) return filled.bytes;
  throw new Explained(`the template has mistakes:\n${filled.problems.map(showTemplateProblem).join('\n')}`);
}

/** One mistake of a template as a line. */
export const showTemplateProblem = ({ path, found, expected }: Problem): string =>
  `${path === '' ? 'the template' : path}: found ${found}, expected ${expected}`;

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Explained(`the configuration ${file} can't be read: check its path and rights`, { cause });
  }
}
