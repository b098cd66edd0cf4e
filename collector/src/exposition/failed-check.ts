import { kinds } from '@mach/probes';
import { type LatestReading, MEETING_CHECK, PEER_CHECK } from '@mach/wire';
import { hasCheck } from './catalogue.ts';

/**
 * Whether a question to the network went wrong at its last asking. A part of the machine that can't be read is no such
 * failure: it is unknown, and the device's conditions say so. Neither is a ping between two PCs of a site: the other may
 * just have been switched off, or its firewall answers none. What was tried for a meeting is told by the meeting.
 */
export function isFailedCheck({ kind, id, ok }: Pick<LatestReading, 'kind' | 'id' | 'ok'>): boolean {
  const known = kinds.get(kind);
  const isOfMeeting = id?.startsWith(MEETING_CHECK) === true;
  return !ok && id !== PEER_CHECK && !isOfMeeting && known !== undefined && hasCheck(known);
}
