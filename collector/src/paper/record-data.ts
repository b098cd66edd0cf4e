import { type DeviceFacts, factsOf, type MemoryFacts } from '@mach/diagnosis';
import {
  componentName,
  conditionAdvice,
  conditionSentence,
  factName,
  formats,
  type Language,
  modelName,
  officialText,
  planWords,
  reasonSentence,
  recordText,
  registerSentence,
  systemName,
  terms,
} from '@mach/messages';
import type { Candidate, PriceList } from '@mach/priority';
import type { AssetRow, DeviceDetail } from '@mach/wire';
import { inSentence, type Letterhead, officialData, paperDay } from './official-form.ts';
import type { recordFields } from './record-form.ts';
import type { DataOf } from './template.ts';

export interface RecordInput {
  readonly device: DeviceDetail;
  /** The name of its site, where it stands in one. */
  readonly site?: string;
  /** What a plan would say of it; absent of what is in no plan. */
  readonly candidate?: Candidate;
  /** What the office's register says of it. */
  readonly asset?: AssetRow;
  readonly prices: PriceList;
  /** yyyy-MM-dd. */
  readonly day: string;
}

type RecordData = DataOf<typeof recordFields>;

/** What the technical record of a device says. It bears the commune's name: who signs is there. */
export function recordData(input: RecordInput, head: Letterhead, lang: Language): RecordData {
  const { device, site, candidate, day } = input;
  const said = recordText(lang);
  const { unknown } = officialText(lang);
  const f = formats(lang);
  const office: Letterhead = {
    office: `${said.committee}\n${device.communeName}`,
    // A device of the province stands where the configured office sits.
    place: placeOfCommune(device.communeName) ?? head.place,
  };
  const { conditions, priority } = device;
  const range = priority?.minutesPerMonth;
  const reasons = (priority?.reasons ?? candidate?.reasons ?? []).filter(({ minutesPerMonth }) => minutesPerMonth > 0);
  const options = candidate?.options ?? [];
  const facts = (priority?.unknown ?? []).map((name) => factName(name, lang));
  const words = planWords(lang);
  const excluded = candidate?.excluded.map(
    ({ measure, because }) => `${words.measure[measure]} (${words.excluded[because]})`,
  );
  return {
    ...officialData(office, { kind: 'BB', day, lang }),
    number: officialText(lang).unsigned('BB-UBND'),
    superior: '',
    recipients: [],
    year: day.slice(0, 4),
    madeOn: paperDay(day, lang),
    site:
      [site, said.committeeOf(inSentence(device.communeName))].filter((part) => part !== undefined).join(', ') ||
      unknown,
    device: String(device.number),
    facts: factRows(input, lang),
    conditions: conditions.map((condition, place) => ({
      place: String(place + 1),
      component: componentName(condition.component, lang),
      level: terms.level(condition.level, lang),
      finding: conditionSentence(condition, lang),
      advice: conditionAdvice(condition, lang) ?? '',
    })),
    conditionCount: countOf(conditions),
    noConditions: conditions.length === 0 ? said.noConditions : '',
    lost:
      range === undefined || priority === undefined
        ? said.notRanked
        : said.lost(
            f.integer(range.likely),
            f.integer(range.low),
            f.integer(range.high),
            terms.confidence(priority.confidence, lang).toLowerCase(),
          ),
    losses: reasons.map((reason) => ({
      reason: reasonSentence(reason, lang),
      minutes: f.number(reason.minutesPerMonth),
    })),
    lossCount: countOf(reasons),
    unknown: facts.length === 0 ? '' : said.unknown(facts.join(', ')),
    priceBasis:
      options.length === 0 ? '' : said.prices(paperDay(input.prices.date, lang), words.basis[input.prices.basis]),
    options: options.map(({ measure, cost, minutes, notes }) => ({
      what: words.measure[measure],
      amount: f.integer(cost.likely),
      gained: f.number(minutes),
      note: notes.map((note) => words.note[note]).join('; '),
    })),
    optionCount: countOf(options),
    noOptions: options.length === 0 ? said.noOptions : '',
    excluded: excluded === undefined || excluded.length === 0 ? '' : said.excluded(excluded.join('; ')),
  };
}

/** A commune before the date, as Decree 30/2020/NĐ-CP has it: by its name alone, whole where that is a number. None of what is no commune. */
function placeOfCommune(name: string): string | undefined {
  const [, bare] = /^(?:Xã|Phường|Đặc khu|Thị trấn) (.+)$/.exec(name) ?? [];
  return bare !== undefined && /^\d/.test(bare) ? name : bare;
}

const countOf = (rows: readonly unknown[]): string => (rows.length === 0 ? '' : String(rows.length));

/** What it is and where it stands. What was not read is said to be unknown; what makes no sense for its kind is left out. */
function factRows({ device, site, asset }: RecordInput, lang: Language): RecordData['facts'] {
  const said = recordText(lang);
  const { facts: names } = said;
  const facts = factsOf(device.readings);
  const kind = device.equipment?.kind;
  const ofPc: readonly (readonly [string, string | undefined])[] =
    kind === undefined
      ? [
          [names.model, modelName(facts.system?.manufacturer, facts.system?.model)],
          [names.firmware, facts.system?.firmwareDate && paperDay(facts.system.firmwareDate, lang)],
          [names.os, systemName(facts.os?.distro, facts.os?.release, facts.os?.edition)],
          [names.processor, facts.processor?.model],
          [names.memory, memoryOf(facts.memory, lang)],
          [names.disks, disksOf(facts, lang)],
        ]
      : [[names.kind, terms.equipment(kind, lang)]];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [names.number, String(device.number)],
    [names.label, device.label],
    [names.assetTag, device.assetTag ?? asset?.record?.tag],
    ...(asset?.record === undefined
      ? []
      : [
          [names.yearInUse, asset.record.yearInUse === undefined ? undefined : String(asset.record.yearInUse)] as const,
          [names.register, registerSentence(kind, asset, lang)] as const,
        ]),
    [names.commune, `${device.communeName} (${device.communeCode})`],
    [names.site, site],
    ...(kind === undefined ? [[names.role, terms.role(device.role, lang)] as const] : []),
    ...ofPc,
    [names.coverage, terms.coverage(device.coverage, lang)],
  ];
  return rows.map(([name, value]) => ({ name, value: value === undefined || value === '' ? said.notKnown : value }));
}

function memoryOf({ installedBytes, totalBytes, slots, freeSlots }: MemoryFacts, lang: Language): string | undefined {
  const f = formats(lang);
  const bytes = installedBytes ?? totalBytes;
  if (bytes === undefined) return undefined;
  const types = new Set((slots ?? []).flatMap(({ type }) => type ?? []));
  const free = freeSlots === undefined ? [] : [recordText(lang).emptySlots(f.integer(freeSlots))];
  return [[f.memory(bytes), ...types].join(' '), ...free].join(', ');
}

function disksOf({ disks }: DeviceFacts, lang: Language): string | undefined {
  const f = formats(lang);
  const { diskKind } = recordText(lang);
  const told = disks?.map(({ kind, model, sizeBytes }) =>
    joined(diskKind[kind], sizeBytes === undefined ? undefined : f.storage(sizeBytes), model),
  );
  return told?.filter((text) => text !== undefined).join('; ');
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? undefined : known.join(' ');
}
