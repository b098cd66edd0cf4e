import { expect, it } from 'vitest';
import { scsiValues } from './scsi.ts';

it('adds reads and verifying, and reads gigabytes from text', () => {
  const way = (total_uncorrected_errors: number, gigabytes_processed: string) => ({
    total_uncorrected_errors,
    gigabytes_processed,
  });
  const log = { read: way(1, '11523.849'), write: way(535, '11151.772'), verify: way(2, '0.151') };
  expect(scsiValues({ scsi_error_counter_log: log, scsi_grown_defect_list: 260 })).toEqual({
    ...{ uncorrectedReads: 3, readBytes: 11_524_000_000_000, uncorrectedWrites: 535, grownDefects: 260 },
  });
});

it('is nothing where no counter is, as with USB sticks', () => {
  expect(scsiValues({ scsi_version: 'SPC-3' })).toBeUndefined();
});
