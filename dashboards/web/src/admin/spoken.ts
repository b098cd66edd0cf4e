import { type AdminMessages, adminMessages } from '@mach/messages/admin';
import { useMemo } from 'preact/hooks';
import { type Spoken, useSpoken } from '../language.ts';

/** The language of the page, with the sentences of the administration. */
export function useAdmin(): Spoken & { readonly admin: AdminMessages } {
  const spoken = useSpoken();
  return useMemo(() => ({ ...spoken, admin: adminMessages(spoken.language) }), [spoken]);
}
