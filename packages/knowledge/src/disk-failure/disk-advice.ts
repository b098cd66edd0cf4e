/**
 * What else speaks against a disk. An SSD is worn out when it has written what its maker rates it for (NVMe, percentage used 100;
 * it may go on for long). Its spare is used up below the drive's own threshold.
 */
export const wearAdvice = { wornFromRatio: 1, recordedOn: '2026-11-25' } as const;

/**
 * Bits of an NVMe drive's critical warning (NVM Express Base Specification, SMART / Health Information log). Only heat is
 * not damage; bits that a later version adds are taken for damage.
 */
export const nvmeWarning = { spareBelowThreshold: 1, temperature: 2 } as const;

/**
 * Unrecovered read errors a bit that makers rate desktop disks for, at most (one in 10^14, data sheets of Seagate and Western
 * Digital). A SCSI disk counts all errors of its life beside all bytes; tenfold the rated errors, and five at least, is
 * more than chance. Grown defects have no published rates and are stated only.
 */
export const scsiErrorAdvice = {
  ratedErrorsPerBit: 1e-14,
  times: 10,
  errorsMin: 5,
  recordedOn: '2026-11-25',
} as const;

/** Whether the uncorrected errors of a SCSI disk's life are more than its maker's rate explains; unknown volume: five are. */
export function tooManyUncorrected(errors: number, processedBytes: number | undefined): boolean {
  const { ratedErrorsPerBit, times, errorsMin } = scsiErrorAdvice;
  return errors >= Math.max(errorsMin, times * ratedErrorsPerBit * 8 * (processedBytes ?? 0));
}
