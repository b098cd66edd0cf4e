/**
 * The E-model of ITU-T G.107 (2015) for narrow-band speech, reduced to delay and loss: all else has its default value,
 * which leaves R = 93.2 - Idd - Ie,eff. It rates a conversation, not a picture.
 */
export interface SpeechPath {
  /** From mouth to ear, one way: network, packetisation and jitter buffer together. */
  readonly oneWayMs: number;
  /** Share of the packets that the ear does not get in time, 0 to 1. */
  readonly lossRatio: number;
  /** Mean length of a run of losses over that of random loss; 1 where losses come by chance. */
  readonly burstRatio: number;
}

const R_DEFAULT = 93.2;
/** G.107, 7.4 (formulas 7-27 and 7-28), with its defaults sT = 1 and mT = 100 ms: the exponent is 6·sT. */
const DELAY_EXPONENT = 6;
const DELAY_UNNOTICED_MS = 100;
/** G.711 with concealment of lost packets (G.113, appendix I): Ie = 0, Bpl = 25.1. Without it Bpl would be 4.3. */
const CODEC_IMPAIRMENT = 0;
const CODEC_LOSS_ROBUSTNESS = 25.1;

/** The transmission rating R, at most 93.2; below 50 nobody is content. */
export function transmissionRating({ oneWayMs, lossRatio, burstRatio }: SpeechPath): number {
  return R_DEFAULT - delayImpairment(oneWayMs) - lossImpairment(lossRatio * 100, burstRatio);
}

/** The mean opinion score, 1 to 4.5, that goes with R (G.107, annex B). */
export function meanOpinionScore(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
}

function delayImpairment(oneWayMs: number): number {
  if (oneWayMs <= DELAY_UNNOTICED_MS) return 0;
  const x = Math.log2(oneWayMs / DELAY_UNNOTICED_MS);
  const root = (base: number) => (1 + base ** DELAY_EXPONENT) ** (1 / DELAY_EXPONENT);
  return 25 * (root(x) - 3 * root(x / 3) + 2);
}

/** G.107, formula 7-29. */
function lossImpairment(lossPercent: number, burstRatio: number): number {
  if (lossPercent === 0) return CODEC_IMPAIRMENT;
  const share = lossPercent / (lossPercent / burstRatio + CODEC_LOSS_ROBUSTNESS);
  return CODEC_IMPAIRMENT + (95 - CODEC_IMPAIRMENT) * share;
}
