import type { AccountRole } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from './use-session.ts';

/**
 * Whether whoever is signed in may do something. Who could when their session ended goes on seeing where they type: sending says what to
 * do, and the collector asks again anyway.
 */
export function useMay(isAllowed: (role: AccountRole) => boolean): boolean {
  const session = useSession();
  // At the collector's own machine whoever's session has ended goes on reading.
  const role = session?.role === 'loopback-reader' ? undefined : session?.role;
  const [couldBefore, setCould] = useState(false);
  const may = role === undefined ? couldBefore : isAllowed(role);
  useEffect(() => setCould(may), [may]);
  return may;
}
