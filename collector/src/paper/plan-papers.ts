import { type Language, paperText, planPaperText } from '@mach/messages';
import type { FrozenPlan } from '../planning/frozen-plan.ts';
import type { Letterhead } from './official-form.ts';
import type { FilledTemplate, OfficePapers, PaperWriter } from './paper-writer.ts';
import { planData } from './plan-data.ts';
import { letterForm, submissionForm } from './plan-forms.ts';
import { type PlanPaper, planSheets } from './plan-sheets.ts';

/** The papers that are made from a plan, by the names of their templates. */
export const PLAN_PAPERS = ['to-trinh', 'cong-van'] as const;
export type PlanPaperName = (typeof PLAN_PAPERS)[number];

/** Everything that a plan is handed out as over HTTP, by the names of the files. */
export const PLAN_FILES = ['to-trinh.docx', 'cong-van.docx', 'phu-luc.xlsx'] as const;
export type PlanFile = (typeof PLAN_FILES)[number];

/** Writes one of those. */
export async function writePlanFile(
  file: PlanFile,
  frozen: FrozenPlan,
  paper: PlanPaper,
  office: OfficePapers,
): Promise<FilledTemplate> {
  if (file !== 'phu-luc.xlsx') return writePlanPaper(file.replace('.docx', '') as PlanPaperName, frozen, paper, office);
  const title = paperText(paper.lang).planTitle;
  return { ok: true, bytes: await office.workbook(planSheets(frozen, paper), title, frozen.input.madeOn) };
}

/** Writes one of the papers. The same plan, office and template give the same bytes. */
export function writePlanPaper(
  name: PlanPaperName,
  frozen: FrozenPlan,
  paper: PlanPaper,
  by: { readonly writer: PaperWriter; readonly head: Letterhead },
): FilledTemplate {
  const { lang } = paper;
  return by.writer.fill(FORMS[name](lang), planData(frozen, paper, by.head, kindOf(name, lang)));
}

const FORMS = { 'to-trinh': submissionForm, 'cong-van': letterForm } as const;

/** A letter bears no short name of its kind in its number. */
function kindOf(name: PlanPaperName, lang: Language): { readonly short?: string; readonly name: string } {
  const said = planPaperText(lang);
  return name === 'to-trinh' ? { short: 'TTr', name: said.submissionName } : { name: said.letterName };
}
