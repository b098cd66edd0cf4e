/** What may be spent at once, and what comes back of it in a time. */
export interface HeldAllowanceLimits {
  readonly heldMax: number;
  readonly comesBack: number;
  readonly everyMs: number;
}

/** An allowance that fills up again with uptime, so that no clock that is set gives or takes anything of it. */
export interface HeldAllowance {
  spend(amount: number, uptimeMs: number): void;
  /** 0 to 1. */
  leftRatio(uptimeMs: number): number;
}

/**
 * Full at first. Whatever is spent over it is forgiven: it can't be taken back, and one dear run, such as a benchmark on
 * many processors, is not to weigh for days. Who goes on spending finds it empty at the next look.
 */
export function createHeldAllowance({ heldMax, comesBack, everyMs }: HeldAllowanceLimits): HeldAllowance {
  let held = heldMax;
  let atMs: number | undefined;

  function fill(uptimeMs: number): void {
    const passedMs = Math.max(0, uptimeMs - (atMs ?? uptimeMs));
    held = Math.min(heldMax, held + (passedMs * comesBack) / everyMs);
    atMs = uptimeMs;
  }

  return {
    spend: (amount, uptimeMs) => {
      fill(uptimeMs);
      held = Math.max(0, held - Math.max(0, amount));
    },
    leftRatio: (uptimeMs) => {
      fill(uptimeMs);
      return held / heldMax;
    },
  };
}
