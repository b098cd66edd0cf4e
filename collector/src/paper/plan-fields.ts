import { fieldNames as names } from '@mach/messages';
import { officialFields } from './official-form.ts';

const text = <Name extends string>(name: Name) => ({ name });
const sentences = (name: string) => ({ name, rows: { sentence: { name: names.sentence } } });

const measureRow = {
  place: text(names.place),
  what: text(names.what),
  unit: text(names.unit),
  quantity: text(names.quantity),
  amount: text(names.amount),
  fund: text(names.fund),
  gained: text(names.gained),
} as const;

const communeRow = {
  place: text(names.place),
  code: text(names.code),
  name: text(names.name),
  lineCount: text(names.lineCount),
  parts: text(names.parts),
  assets: text(names.assets),
  amount: text(names.amount),
  gained: text(names.gained),
} as const;

const lineRow = {
  place: text(names.place),
  code: text(names.code),
  name: text(names.name),
  device: text(names.device),
  label: text(names.label),
  role: text(names.role),
  what: text(names.what),
  amount: text(names.amount),
  fund: text(names.fund),
  gained: text(names.gained),
  knownBy: text(names.knownBy),
  register: text(names.register),
  reasons: text(names.reasons),
} as const;

const leftRow = {
  place: text(names.place),
  name: text(names.name),
  device: text(names.device),
  label: text(names.label),
  role: text(names.role),
  knownBy: text(names.knownBy),
  what: text(names.what),
  reasons: text(names.reasons),
} as const;

/** What papers about a plan offer to their templates. What they are for can't be left out: the lines, their sum, and the sum in words. */
export const planFields = {
  ...officialFields,
  annexOf: text(names.annexOf),
  year: text(names.year),
  madeOn: text(names.madeOn),
  submitter: text(names.submitter),
  submitTo: text(names.submitTo),
  communesTo: text(names.communesTo),
  scope: text(names.scope),
  policy: text(names.policy),
  deviceCount: text(names.deviceCount),
  coverage: text(names.coverage),
  minutesNow: text(names.minutesNow),
  lineCount: text(names.lineCount),
  total: { name: names.total, isRequired: true },
  inWords: { name: names.inWords, isRequired: true },
  parts: text(names.parts),
  assets: text(names.assets),
  minutes: text(names.minutes),
  hours: text(names.hours),
  budget: text(names.budget),
  spent: text(names.spent),
  priceBasis: text(names.priceBasis),
  best: text(names.best),
  measures: { name: names.measures, rows: measureRow },
  communes: { name: names.communes, rows: communeRow },
  tenthMore: sentences(names.tenthMore),
  priceRise: sentences(names.priceRise),
  notChosen: { name: names.notChosen, rows: { quantity: text(names.quantity), reasons: text(names.reasons) } },
  assumptions: sentences(names.assumptions),
  lines: { name: names.lines, isRequired: true, rows: lineRow },
  linesLeft: text(names.linesLeft),
  left: { name: names.left, rows: leftRow },
  leftMore: text(names.leftMore),
} as const;
