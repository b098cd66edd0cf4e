export interface LockOutLimits {
  /** Wrong tries in a row after which an account takes none for a while. */
  readonly wrongTriesMax: number;
  readonly lockedMs: number;
  /** Names that are remembered; of more the one tried longest ago is forgotten. */
  readonly triedNamesMax: number;
}

/** Counts wrong tries by name, whether the name exists or not. In memory alone: locks of accounts that there are stand in the journal too. Times in ms. */
export interface LockOut {
  /** How long a name is still locked; 0 where it is not. */
  lockedForMs(name: string, now: number): number;
  /** Notes a wrong try; true where this one locks the name. */
  failed(name: string, now: number): boolean;
  passed(name: string): void;
}

/** Makes the count. Tries while a name is locked are not noted, so that nobody can keep a post locked out for good with few requests. */
export function createLockOut(limits: LockOutLimits): LockOut {
  const tried = new Map<string, { readonly wrong: number; readonly at: number }>();

  const lockedForMs = (name: string, now: number): number => {
    const each = tried.get(name);
    if (each === undefined || each.wrong < limits.wrongTriesMax) return 0;
    return Math.max(0, each.at + limits.lockedMs - now);
  };
  return {
    lockedForMs,
    failed(name, now) {
      const before = tried.get(name);
      const isOver = before === undefined || now - before.at >= limits.lockedMs;
      const wrong = isOver ? 1 : before.wrong + 1;
      tried.delete(name);
      const [oldest] = tried.keys();
      if (tried.size >= limits.triedNamesMax && oldest !== undefined) tried.delete(oldest);
      tried.set(name, { wrong, at: now });
      return wrong === limits.wrongTriesMax;
    },
    passed: (name) => void tried.delete(name),
  };
}
