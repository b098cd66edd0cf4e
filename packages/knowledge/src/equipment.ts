/**
 * When a router, switch, printer or codec needs somebody. A sound link has no errors at all, and 100 a gigabyte are about one damaged packet in
 * ten thousand; 1,000 a day is the same of an office port that carries 10 GB. A router whose processor is busy for 90 % drops packets; memory
 * of 95 % and flash of 95 % leave no room for a change of settings. Toner of 10 % lasts a counter some days. Boards of network devices are made
 * for 40 to 60 °C around them and say 70 and more inside when their air is cut off. Assumptions of 2026-11-26, of no maker's sheet.
 */
export const equipmentAdvice = {
  port: { errorsMin: 100, errorsPerGigabyte: 100, errorsPerDay: 1_000, goodFromMbps: 1_000, poorUpToMbps: 10 },
  processorBusyFromRatio: 0.9,
  memoryFullFromRatio: 0.95,
  storageFullFromRatio: 0.95,
  supply: { lowUpToRatio: 0.1, emptyUpToRatio: 0.01 },
  hot: { processorFromCelsius: 95, boardFromCelsius: 75 },
  recordedOn: '2026-11-26',
} as const;
