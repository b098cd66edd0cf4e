import type { AgentConfig } from '@mach/wire';

/**
 * Of the collector's configuration what the check that a person presses needs. Whoever sits at the PC may read it, so the words by which
 * equipment of the site is asked are not in it.
 */
export function pressConfig({ checks, slots: _, ...config }: AgentConfig): AgentConfig {
  return {
    ...config,
    checks: checks.filter(({ perDayMax, about, nearby }) => perDayMax !== undefined && !about && !nearby),
  };
}
