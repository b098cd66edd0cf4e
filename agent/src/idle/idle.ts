/** What was seen of a machine lately. What is not known is absent. */
export interface SeenLately {
  /** Shares of the last minutes: CPUs that worked, some task that waited for a disk. */
  readonly busyRatio?: number;
  readonly diskWaitRatio?: number;
  /** Somebody was at it in the last minutes; absent where nobody can tell. */
  readonly isUsed?: boolean;
  readonly isOnMains?: boolean;
}

/** Above these a machine has work to do. Assumptions of 2026-11-25. */
const BUSY_RATIO_MAX = 0.1;
const DISK_WAIT_RATIO_MAX = 0.05;

/**
 * Whether heavy work disturbs nobody now: little to do, nobody there, power from the mains. What is not known counts
 * against it, but for two things that many machines can't tell: whether somebody is there (servers), and waits for disks.
 */
export function isIdleOnMains({ busyRatio, diskWaitRatio, isUsed, isOnMains }: SeenLately): boolean {
  return (
    isOnMains === true &&
    isUsed !== true &&
    busyRatio !== undefined &&
    busyRatio <= BUSY_RATIO_MAX &&
    (diskWaitRatio ?? 0) <= DISK_WAIT_RATIO_MAX
  );
}
