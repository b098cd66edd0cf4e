import type { Slip } from '@mach/wire';
import { availabilitySubject } from '../availability.ts';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';
import { confidenceWord, verdictSentence } from '../verdicts.ts';
import { allVisible } from '../visible-text.ts';
import type { Paper, PaperBlock, PaperStamp } from './paper.ts';
import { paperFoot } from './paper-foot.ts';
import { paperWords } from './paper-words.ts';

/** Giấy xác nhận tình trạng hệ thống: one page in one language. */
export function slipPaper(given: Slip, language: Language, stamp: PaperStamp = {}): Paper {
  const slip = allVisible(given);
  const words = paperWords(language);
  const said = words.slip;
  return {
    head: {
      left: [said.office(slip.commune.name)],
      right: [words.nation, words.motto],
      placeAndDate: said.placeAndDate(beginning(slip.commune.name), dayOf(slip.madeAt, language)),
    },
    title: said.title,
    subtitle: said.subtitle,
    blocks: [
      { kind: 'text', text: said.intro(slip.commune.name) },
      { kind: 'facts', rows: slipFacts(slip, language) },
      ...bySite(slip, language),
      { kind: 'text', text: said.rulesTitle },
      { kind: 'list', items: [slip.trouble === 'down' ? said.rulesDown : said.rulesSlow, ...said.rules] },
      { kind: 'signatures', left: said.left, right: said.right },
    ],
    foot: [...paperFoot(slip, language, stamp), `${said.incident(String(slip.number))}. ${said.made}`],
    ...qrOf(stamp, words.qr),
  };
}

/** A name as it stands at the beginning of a line. */
const beginning = (name: string): string => `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}`;

function dayOf(at: number, language: Language): readonly [day: string, month: string, year: string] {
  const [day = '', month = '', year = ''] = formats(language).date(at).split('/');
  return [day, month, year];
}

/** The address with the code in it. An address of this machine alone opens nothing for whoever holds the paper. */
function qrOf({ code, verifyAt }: PaperStamp, label: string): Pick<Paper, 'qr'> {
  const address = addressOf(verifyAt);
  if (code === undefined || address === undefined) return {};
  if (/^(localhost|127\.[\d.]+|\[::1\])$/.test(address.hostname)) return {};
  address.searchParams.set('code', code);
  return { qr: { address: address.href, label } };
}

/** Asked by trying: browsers of Windows 7 draw this paper too, and know no `URL.canParse`. */
function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** What a slip states, name and value: all that whoever verifies it is shown. */
export function slipFacts(given: Slip, language: Language): readonly (readonly [name: string, value: string])[] {
  const slip = allVisible(given);
  const said = paperWords(language).slip;
  const { number, integer, date, time } = formats(language);
  const { about, rows, trouble, since, endedAt, madeAt, vantages, places, confidence, announced } = slip;
  const moment = (at: number) => `${time(at)} ${date(at)}`;
  const from = rows.length === 0 ? since : Math.min(...rows.map((row) => row.from));
  const ends = rows.flatMap(({ to }) => to ?? []);
  const to = ends.length === 0 ? endedAt : Math.max(...ends);
  const most = Math.max(0, ...rows.map(({ affectedS }) => affectedS));
  return [
    [
      said.system,
      about === 'service' ? (slip.scope.name ?? rows[0]?.name ?? slip.scope.id ?? '') : said.systems[about],
    ],
    [said.state, about === 'power' ? said.powerCut : said.states[trouble]],
    [
      said.time,
      to === undefined || endedAt === undefined
        ? said.since(moment(from), moment(madeAt))
        : said.fromTo(moment(from), moment(to)),
    ],
    [said.affected, paperWords(language).minutes(number(most / 60, 0))],
    [said.measured, said.places(integer(vantages), integer(places.sites), integer(places.communes))],
    [
      said.cause,
      `${verdictSentence(slip, language).replace(/\.$/, '')} ${said.sure(confidenceWord(confidence, language))}`,
    ],
    ...(announced === undefined ? [] : [[said.announced, said.document(announced)] as const]),
  ];
}

/** Figures of each site, where the commune has more than one or something of the time is not known. */
function bySite({ rows, rowsLeftOut }: Slip, language: Language): readonly PaperBlock[] {
  const words = paperWords(language);
  const said = words.slip;
  const { dateTime, number, integer } = formats(language);
  if (rows.length === 0) return [];
  const widths = [24, 30, 16, 16, 14, 14];
  return [
    {
      kind: 'table',
      name: said.table,
      columns: said.columns.map((head, index) => ({
        head,
        width: widths[index] ?? 10,
        ...(index > 3 ? { align: 'right' as const } : {}),
      })),
      rows: rows.map((row) => [
        row.site,
        availabilitySubject(row, language),
        dateTime(row.from),
        row.to === undefined ? words.lasts : dateTime(row.to),
        number(row.affectedS / 60, 0),
        row.noDataS === 0 ? '–' : number(row.noDataS / 60, 0),
      ]),
    },
    ...(rowsLeftOut === 0 ? [] : [{ kind: 'text', text: said.more(integer(rowsLeftOut)), isQuiet: true } as const]),
  ];
}
