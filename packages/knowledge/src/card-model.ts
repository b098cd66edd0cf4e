/**
 * What the names of network cards say of their speed, the fastest first: makers write it into them. Names as Windows shows them
 * by drivers of Realtek, Intel, Broadcom, Marvell, Qualcomm Atheros and ASIX. Recorded on 2026-11-26. "PCIe FE" and "10/100" are the cards
 * of cheap boards before about 2015; "10/100/1000" is a Gigabit card and stands before them.
 */
const SPEEDS: readonly (readonly [speedMbps: number, name: RegExp])[] = [
  [10_000, /\b10 ?G(?:bE?|bit|igabit)?\b|\b10GBASE/i],
  [5_000, /(?<![.,])\b5 ?G(?:b|bE|BASE)\b/i],
  [2_500, /\b2[.,]5 ?G|\bI22[56]/i],
  [
    1_000,
    /gigabit|\bG(?:b)?E\b|\b1 ?G(?:b|bE|bps)\b|10\/100\/1000|1000 ?base|\b82(?:57[4-9]|58\d)|\bI21[0-9]|USB 3\.0 to .*Ethernet/i,
  ],
  [
    100,
    /fast ethernet|\bPCIe FE\b|\bPCI-E FE\b|\bFE Family\b|10\/100\b|100 ?base|\bRTL8139|\bPRO\/100\b|\bUSB 2\.0 to .*Ethernet/i,
  ],
];

/** The fastest that a card of this model can do, in Mbit/s; undefined where its name does not say. */
export function cardSpeedByModel(model: string): number | undefined {
  return SPEEDS.find(([, name]) => name.test(model))?.[0];
}
