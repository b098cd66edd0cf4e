import type { SessionInfo } from '@mach/wire';
import { limits } from '../limits.ts';
import { useLive } from './use-live.ts';

/** Who is signed in, as far as it is known yet; undefined too where nobody is. */
export function useSession(): SessionInfo | undefined {
  const [{ data, problem }] = useLive<SessionInfo>('/api/v1/session', limits.slowPollMs);
  return problem?.kind === 'sign-in' ? undefined : data;
}
