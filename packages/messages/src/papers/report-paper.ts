import type { ReportOffice } from '@mach/wire';
import type { Language } from '../language.ts';
import { allVisible } from '../visible-text.ts';
import { officialText } from './official-text.ts';
import type { Paper, PaperBlock } from './paper.ts';

/** The head of a paper that gets a number once it is issued. */
export interface NumberedHead extends Required<Paper['head']> {
  readonly number: string;
}

/**
 * The head of a report by Decree 30/2020/NĐ-CP, annex I. Number and day are left to be written by hand, as on all papers that are
 * issued later. `day`: yyyy-MM-dd.
 */
export function reportHead(given: ReportOffice, day: string, language: Language): NumberedHead {
  const office = allVisible(given);
  const said = officialText(language);
  const symbol = office.commune === undefined ? (office.symbol ?? said.unknown) : said.committeeSymbol;
  const place = office.commune ?? office.place ?? office.province?.replace(KIND, '') ?? said.unknown;
  return {
    left: namesOf(office, language),
    number: `${said.number}${said.unsigned(`${said.reportSymbol}-${symbol}`)}`,
    right: [said.nation, said.motto],
    placeAndDate: said.placeAndDate(place, day.slice(0, 4)),
  };
}

/** Who made it, and who answers for it. */
export function reportSignatures(
  given: ReportOffice,
  language: Language,
): PaperBlock & { readonly kind: 'signatures' } {
  const office = allVisible(given);
  const said = officialText(language);
  const title = office.commune === undefined ? office.signerTitle : undefined;
  const name = office.commune === undefined ? office.signerName : undefined;
  return {
    kind: 'signatures',
    left: [said.maker, said.signature],
    right: [title?.toLocaleUpperCase(language) ?? said.signer, said.seal, ...(name === undefined ? [] : [name])],
  };
}

/** The office above and the office. A committee has none above it on paper; an office that nobody configured is left to be written by hand. */
function namesOf({ commune, province, superior, office }: ReportOffice, language: Language): readonly string[] {
  const said = officialText(language);
  if (commune !== undefined) return [said.committeeOf(commune)];
  const above = superior?.toLocaleUpperCase(language) ?? committeeOfProvince(province, language);
  return [...(above === undefined ? [] : [above]), office?.toLocaleUpperCase(language) ?? said.byHand];
}

/** Registers have provinces with what they are before their name, or without. */
function committeeOfProvince(province: string | undefined, language: Language): string | undefined {
  if (province === undefined) return undefined;
  if (KIND.test(province)) return officialText(language).committeeOf(province);
  return officialText(language).committeeOf(`${CITIES.includes(province) ? 'Thành phố' : 'Tỉnh'} ${province}`);
}

const KIND = /^(Tỉnh|Thành phố|TP\.?) (?=\S)/iu;

/** Cities that stand beside provinces, by resolution 202/2025/QH15. */
const CITIES: readonly string[] = ['Hà Nội', 'Hải Phòng', 'Huế', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ'];
