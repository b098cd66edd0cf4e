import { type Language, paperText } from '@mach/messages';
import type { FastifyReply } from 'fastify';
import type { Collector } from '../app.ts';
import type { FilledTemplate, OfficePapers } from '../paper/paper-writer.ts';
import { type PlanPaperName, writePlanPaper } from '../paper/plan-papers.ts';
import { planSheets } from '../paper/plan-sheets.ts';
import type { FrozenPlan } from '../planning/frozen-plan.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The papers of a plan, by the names of their files. */
export const PLAN_FILES = ['to-trinh.docx', 'cong-van.docx', 'phu-luc.xlsx'] as const;
export type PlanFile = (typeof PLAN_FILES)[number];

/** Sends one of them, made from a frozen plan. */
export async function sendPlanFile(
  reply: FastifyReply,
  file: PlanFile,
  frozen: FrozenPlan,
  { collector, paper, lang }: { readonly collector: Collector; readonly paper: OfficePapers; readonly lang: Language },
): Promise<FastifyReply> {
  const { units } = collector.state().registry;
  const spoken = { named: (code: string) => units.get(code)?.name ?? code, inWords: paper.inWords, lang };
  if (file === 'phu-luc.xlsx') {
    const sheets = planSheets(frozen, spoken);
    return sendFile(reply, file, await paper.workbook(sheets, paperText(lang).planTitle, frozen.input.madeOn));
  }
  const name = file.replace('.docx', '') as PlanPaperName;
  return sendFilled(reply, file, writePlanPaper(name, frozen, spoken, paper));
}

/** A filled document as a file, or what is wrong with the province's template: whoever asked can't mend it, and says it to who can. */
export function sendFilled(reply: FastifyReply, file: string, filled: FilledTemplate): FastifyReply {
  if (filled.ok) return sendFile(reply, file, filled.bytes);
  const [first] = filled.problems;
  const error = `The template of this paper has mistakes, tell the administrator: ${first?.path}: found ${first?.found}, expected ${first?.expected}.`;
  return reply.code(500).send({ error, problems: filled.problems });
}

function sendFile(reply: FastifyReply, file: string, bytes: Uint8Array): FastifyReply {
  const type = TYPES[file.endsWith('.xlsx') ? 'xlsx' : 'docx'];
  return reply.type(type).header('content-disposition', `attachment; filename="${file}"`).send(Buffer.from(bytes));
}
