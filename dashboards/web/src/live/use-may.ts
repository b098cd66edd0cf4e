import type { SessionInfo } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from './use-session.ts';

/**
 * Whether whoever is signed in may do something. Who could when their session ended goes on seeing where they type: sending says what to
 * do, and the collector asks again anyway.
 */
export function useMay(isAllowed: (role: SessionInfo['role']) => boolean): boolean {
  const role = useSession()?.role;
  const [couldBefore, setCould] = useState(false);
  const may = role === undefined ? couldBefore : isAllowed(role);
  useEffect(() => setCould(may), [may]);
  return may;
}
