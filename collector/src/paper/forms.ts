import type { Language } from '@mach/messages';
import type { PaperForm } from './paper-writer.ts';
import { letterForm, submissionForm } from './plan-forms.ts';
import { recordForm } from './record-form.ts';

/** Every kind of paper that a province may have a template of its own for. */
export const paperForms = (lang: Language): readonly PaperForm[] => [
  submissionForm(lang),
  letterForm(lang),
  recordForm(lang),
];
