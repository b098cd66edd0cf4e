import { common, dated, type ProcessorRule } from './rule.ts';

/**
 * Intel Core i3 to i9 by generation, Core Ultra, Core without a letter, Core 2, and the N series. A number of five digits,
 * and one of four that begins with 10 to 14, has its generation in the first two digits; another of four in the first;
 * three digits are the first generation. Kaby Lake's date in endoflife.date (2015) is wrong and not used.
 */
export const intelCoreRules: readonly ProcessorRule[] = [
  dated(/\bUltra [3579]\s+(?:\w+\s+)?3\d\d/, 'Core Ultra 3', 'panther-lake', 2026, 2026),
  dated(/\bUltra [3579]\s+(?:\w+\s+)?2\d\d/, 'Core Ultra 2', 'lunar-lake', 2024, 2025),
  dated(/\bUltra [3579]\s+(?:\w+\s+)?1\d\d/, 'Core Ultra 1', 'meteor-lake', 2023, 2024),
  common(/\bCore(?:\(TM\))? [357] (?:processor )?2\d\d[A-Z]/i, 'Core 2 series', 2025, 2025),
  common(/\bCore(?:\(TM\))? [357] (?:processor )?1\d\d[A-Z]/i, 'Core 1 series', 2024, 2024),
  common(/\b(?:i3-)?N3[05]5?\b|\bi3-N30[05]\b|\bN(?:50|95|97|100|200)\b/, 'Alder Lake-N', 2023, 2023),
  common(/\bN(?:150|250|350|355)\b/, 'Twin Lake', 2025, 2025),
  common(/\bi[3579]-14\d{2,3}/, 'Core 14', 2023, 2024),
  dated(/\bi[3579]-13\d{2,3}/, 'Core 13', 'raptor-lake', 2022, 2024),
  dated(/\bi[3579]-12\d{2,3}/, 'Core 12', 'alder-lake', 2021, 2023),
  dated(/\bi[3579]-11\d{2,3}/, 'Core 11', 'tiger-lake', 2020, 2022),
  dated(/\bi[3579]-10\d{2,3}/, 'Core 10', 'comet-lake', 2019, 2021),
  common(/\bi[3579]-9\d{3}/, 'Core 9', 2018, 2020),
  dated(/\bi[3579]-8\d{3}/, 'Core 8', 'coffee-lake', 2017, 2019),
  common(/\bi[3579]-7\d{3}/, 'Core 7', 2016, 2018),
  dated(/\bi[3579]-6\d{3}/, 'Core 6', 'skylake', 2015, 2017),
  dated(/\bi[357]-5\d{3}/, 'Core 5', 'broadwell', 2014, 2015),
  dated(/\bi[357]-4\d{3}/, 'Core 4', 'haswell', 2013, 2015),
  dated(/\bi[357]-3\d{3}/, 'Core 3', 'ivy-bridge', 2012, 2013),
  common(/\bi[357]-2\d{3}/, 'Core 2nd', 2011, 2012),
  common(/\bi[357](?:-| CPU\s+)(?:[A-Z]{1,2}\s?)?\d{3}[A-Z]{0,2}\b/, 'Core 1st', 2008, 2011),
  common(
    /Core(?:\(TM\))?\s?2 .*\b(?:E[46]\d{3}|Q6\d{3}|T[57]\d{3}|U7\d{3}|L7\d{3}|QX6\d{3}|X6\d{3})/,
    'Core 2',
    2006,
    2009,
  ),
  common(
    /Core(?:\(TM\))?\s?2 .*\b(?:E[78]\d{3}|Q[89]\d{3}|QX9\d{3}|[TP][6789]\d{3}|S[ULP]\d{4})/,
    'Core 2',
    2008,
    2010,
  ),
  common(/Core(?:\(TM\))?\s?2\b/, 'Core 2', 2006, 2010),
  common(/Core(?:\(TM\))? (?:Duo|Solo).*\b[TLU][12]\d{3}/, 'Core Duo', 2006, 2008),
];
