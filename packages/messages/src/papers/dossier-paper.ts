import type { AvailabilitySeconds, Dossier, DossierOutage, DossierStep } from '@mach/wire';
import { actorName } from '../audit.ts';
import { availabilitySubject, availabilityText } from '../availability.ts';
import { evidenceSentence } from '../evidence-phrases.ts';
import { formats } from '../format.ts';
import { communesText, incidentTitle, stepName } from '../incidents.ts';
import type { Language } from '../language.ts';
import { causeName, confidenceFigure, confidenceWord, verdictSentence } from '../verdicts.ts';
import { allVisible } from '../visible-text.ts';
import type { Paper, PaperBlock, PaperColumn, PaperStamp } from './paper.ts';
import { paperFoot } from './paper-foot.ts';
import { paperWords } from './paper-words.ts';

/** Rows that a table on paper has; CSV and JSON have all. */
const ROWS_MAX = 200;
const SPELLS_MAX = 60;
/** Communes named where an incident grew. */
const NAMES_MAX = 6;

/** Hồ sơ sự cố as a paper in one language. */
export function dossierPaper(given: Dossier, language: Language, stamp: PaperStamp = {}): Paper {
  const dossier = allVisible(given);
  const words = paperWords(language);
  const said = words.dossier;
  const { dateTime } = formats(language);
  return {
    head: {
      left: [dossier.province?.name.toLocaleUpperCase(language) ?? '', words.product].filter((part) => part !== ''),
      right: [said.made(dateTime(dossier.madeAt))],
    },
    title: said.title(String(dossier.number)),
    subtitle: [
      incidentTitle(
        {
          ...dossier,
          communesTouched: dossier.communes.map(({ code }) => code),
          communeNames: dossier.communes.map(({ name }) => name),
        },
        language,
      ),
      ...(dossier.commune === undefined ? [] : [said.onlyOf(dossier.commune.name)]),
    ].join(' · '),
    blocks: [
      ...summary(dossier, language),
      ...evidence(dossier, language),
      ...paths(dossier, language),
      ...outages(dossier, language),
      ...targets(dossier, language),
      ...timeline(dossier, language),
      ...notices(dossier, language),
      ...written(dossier, language),
      heading(said.rulesTitle),
      { kind: 'list', items: said.rules },
    ],
    foot: paperFoot(dossier, language, stamp),
  };
}

const heading = (text: string): PaperBlock => ({ kind: 'heading', text });
const minutes = (seconds: number, language: Language): string =>
  seconds === 0 ? '–' : formats(language).number(seconds / 60, 1);
const place = ({ commune, site }: Pick<DossierOutage, 'commune' | 'site'>): string => `${commune} · ${site}`;

function summary(dossier: Dossier, language: Language): readonly PaperBlock[] {
  const words = paperWords(language);
  const said = words.dossier;
  const { dateTime, duration, integer } = formats(language);
  const { since, endedAt, madeAt, communes, into, announced, stage, confidence, vantages } = dossier;
  const names = communes.map(({ name }) => name);
  const shown = names.slice(0, 40).join(', ');
  const rest = names.length > 40 ? `, ${said.andMore(integer(names.length - 40))}` : '';
  const facts: (readonly [string, string])[] = [
    [stage === 'final' ? said.verdict : said.firstView, verdictSentence(dossier, language)],
    [
      said.sure,
      said.sureText(confidenceWord(confidence, language), confidenceFigure(confidence, language), integer(vantages)),
    ],
    [said.begun, dateTime(since)],
    [
      said.ended,
      endedAt === undefined
        ? words.lasts
        : `${dateTime(endedAt)}${into === undefined ? '' : `, ${said.joined(String(into))}`}`,
    ],
    [said.lasted, duration((endedAt ?? madeAt) - since)],
  ];
  if (names.length > 0) facts.push([said.where, `${communesText(names.length, language)}: ${shown}${rest}`]);
  if (announced !== undefined) facts.push([said.announced, said.document(announced)]);
  return [heading(said.summary), { kind: 'facts', rows: facts }];
}

function evidence({ evidence: found, names }: Dossier, language: Language): readonly PaperBlock[] {
  const items = found.map((each) => evidenceSentence(each, language, (id) => names[id] ?? id));
  return [heading(paperWords(language).dossier.evidence), { kind: 'list', items }];
}

function paths({ outages: rows, lines }: Dossier, language: Language): readonly PaperBlock[] {
  const said = paperWords(language).dossier;
  const { integer } = formats(language);
  if (rows.length === 0) return [heading(said.paths), { kind: 'text', text: said.pathsNone }];
  const contract = ({ siteId, subject }: DossierOutage) =>
    lines
      .filter((line) => line.siteId === siteId && (subject === `line.${line.kind}` || !subject.startsWith('line.')))
      .map(({ provider, circuit, contract: number }) => [provider, circuit, number].filter(Boolean).join(' · '))
      .join('; ');
  return [
    heading(said.paths),
    ...table(
      said.paths,
      columns(said.pathColumns, [28, 24, 25, 9, 16, 13], 3),
      rows.map((row) => [
        place(row),
        availabilitySubject(row.subject.startsWith('service.') ? row : { subject: row.subject }, language),
        contract(row) || '–',
        row.watch === undefined ? said.notKept : integer(row.watch.devices),
        row.watch === undefined ? '' : integer(row.watch.measurements),
        row.watch === undefined ? '' : integer(row.watch.failed),
      ]),
      language,
    ),
  ];
}

const lost = ({ down, powerCut }: AvailabilitySeconds): number => down + powerCut;

function outages({ outages: rows, outagesLeftOut }: Dossier, language: Language): readonly PaperBlock[] {
  const words = paperWords(language);
  const said = words.dossier;
  const { dateTime } = formats(language);
  if (rows.length === 0) return [heading(said.outages), { kind: 'text', text: said.outagesNone }];
  const figures = ({ working, outside, announced }: DossierOutage) => [
    lost(working),
    lost(outside),
    working.degraded,
    outside.degraded,
    announced.workingS + announced.outsideS,
    working.noData,
  ];
  const sums = rows.map(figures).reduce((sum, each) => sum.map((value, index) => value + (each[index] ?? 0)));
  const spells = rows.flatMap((row) =>
    row.spells
      .filter(({ state }) => state === 'down' || state === 'degraded' || state === 'powerCut')
      .map((spell) => ({ row, ...spell })),
  );
  const seconds = (at: number) => `${dateTime(at)}:${String(Math.floor(at / 1_000) % 60).padStart(2, '0')}`;
  return [
    heading(said.outages),
    ...table(
      said.outages,
      columns(said.outageColumns, [16, 16, 15, 15, 11.5, 9.5, 13.5, 13.5, 13.5, 11.5], 4),
      rows.map((row) => [
        place(row),
        availabilitySubject(row, language),
        dateTime(row.from),
        dateTime(row.to),
        ...figures(row).map((value) => minutes(value, language)),
      ]),
      language,
      [said.sum, '', '', '', ...sums.map((value) => minutes(value, language))],
      outagesLeftOut,
    ),
    ...(spells.length === 0
      ? []
      : [
          { kind: 'text', text: said.spells } as const,
          ...table(
            said.spells,
            columns(said.spellColumns, [28, 26, 19, 19, 18, 10], 5),
            spells
              .slice(0, SPELLS_MAX)
              .map(({ row, from, to, state }) => [
                place(row),
                availabilitySubject(row, language),
                seconds(from),
                seconds(to),
                words.states[state],
                minutes((to - from) / 1_000, language),
              ]),
            language,
            undefined,
            Math.max(0, spells.length - SPELLS_MAX),
          ),
        ]),
  ];
}

function targets({ outages: rows }: Dossier, language: Language): readonly PaperBlock[] {
  const said = paperWords(language).dossier;
  const { number, date } = formats(language);
  const day = (text: string) => date(Date.parse(`${text}T00:00:00+07:00`));
  const found = rows.flatMap((row) => row.targets.map((target) => ({ row, target })));
  if (found.length === 0) return [heading(said.targets), { kind: 'text', text: said.targetsNone }];
  return [
    heading(said.targets),
    ...table(
      said.targets,
      columns(said.targetColumns, [22, 20, 18, 20, 12, 13, 11, 14], 4, 6),
      found.map(({ row, target }) => [
        place(row),
        availabilitySubject(row, language),
        said.promised(
          number(target.percent, 3),
          said.periods[target.period],
          said.schedules[target.schedule],
          target.contract,
        ),
        `${day(target.first)} – ${day(target.last)}`,
        minutes(target.allowedS, language),
        minutes(target.downS, language),
        minutes(target.ofThisS, language),
        availabilityText(language).outcomes[target.outcome],
      ]),
      language,
    ),
  ];
}

function timeline({ steps, since, endedAt, names }: Dossier, language: Language): readonly PaperBlock[] {
  const said = paperWords(language).dossier;
  const { dateTime, integer } = formats(language);
  const ended = endedAt === undefined ? { since } : { since, endedAt };
  const listed = (some: readonly string[]) =>
    some.length > NAMES_MAX
      ? `${some.slice(0, NAMES_MAX).join(', ')}, ${said.andMore(integer(some.length - NAMES_MAX))}`
      : some.join(', ');
  const happened = (step: DossierStep) =>
    [
      stepName(step, ended, language),
      ...(step.type === 'changed' ? step.changed.map((each) => said.changes[each]) : []),
      ...(step.grown.length === 0 ? [] : [said.grown(listed(step.grown))]),
      ...(step.shrunk.length === 0 ? [] : [said.shrunk(listed(step.shrunk))]),
    ].join('; ');
  const seen = (step: DossierStep) =>
    [
      verdictSentence(step, language),
      ...step.evidence.map((each) => evidenceSentence(each, language, (id) => names[id] ?? id)),
    ].join(' · ');
  return [
    heading(said.timeline),
    ...table(
      said.timeline,
      columns(said.timelineColumns, [15, 26, 35, 13, 7, 13], 3),
      steps.map((step) => [
        dateTime(step.at),
        happened(step),
        step.type === 'ended' || step.type === 'joined' ? '' : seen(step),
        confidenceFigure(step.confidence, language),
        integer(step.vantages),
        integer(step.communes),
      ]),
      language,
    ),
  ];
}

function notices({ notices: found, commune }: Dossier, language: Language): readonly PaperBlock[] {
  const said = paperWords(language).dossier;
  const { dateTime, integer } = formats(language);
  if (found.length === 0) return [heading(said.notices), { kind: 'text', text: said.noticesNone }];
  return [
    heading(said.notices),
    ...table(
      said.notices,
      columns(said.noticeColumns, [26, 26, 16, 16, 16]),
      found.map(({ document, cause, from, to, communes, service, isp }) => [
        document,
        [availabilityText(language).outageCause[cause], service ?? isp].filter((part) => part !== undefined).join(': '),
        dateTime(from),
        dateTime(to),
        communes.length === 0 ? said.everywhere : (commune?.name ?? said.someCommunes(integer(communes.length))),
      ]),
      language,
    ),
  ];
}

function written({ written: found }: Dossier, language: Language): readonly PaperBlock[] {
  const said = paperWords(language).dossier;
  const { dateTime } = formats(language);
  if (found.length === 0) return [heading(said.written), { kind: 'text', text: said.writtenNone }];
  return [
    heading(said.written),
    ...table(
      said.written,
      columns(said.writtenColumns, [14, 22, 40, 24]),
      found.map(({ cause, text, saidBy, heardAt, writtenAt, by, post }) => [
        dateTime(heardAt),
        saidBy,
        [cause === undefined ? undefined : causeName(cause, language), text]
          .filter((part) => part !== undefined)
          .join(': '),
        `${post ?? actorName(by, language)}, ${dateTime(writtenAt)}`,
      ]),
      language,
    ),
  ];
}

/** Columns from `numbersFrom` to `numbersTo` stand to the right. */
const columns = (
  heads: readonly string[],
  widths: readonly number[],
  numbersFrom = heads.length,
  numbersTo = heads.length - 1,
): readonly PaperColumn[] =>
  heads.map((head, index) => ({
    head,
    width: widths[index] ?? 10,
    ...(index >= numbersFrom && index <= numbersTo ? { align: 'right' as const } : {}),
  }));

function table(
  name: string,
  heads: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  language: Language,
  total?: readonly string[],
  leftOut = 0,
): readonly PaperBlock[] {
  const more = Math.max(0, rows.length - ROWS_MAX) + leftOut;
  const block: PaperBlock = {
    ...{ kind: 'table', name, columns: heads, rows: rows.slice(0, ROWS_MAX) },
    ...(total === undefined ? {} : { total }),
  };
  if (more === 0) return [block];
  const text = paperWords(language).dossier.more(formats(language).integer(more));
  return [block, { kind: 'text', text, isQuiet: true }];
}
