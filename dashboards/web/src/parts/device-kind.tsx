import { terms } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';
import { useSpoken } from '../language.ts';

/** What a device is for, or what it is; of one that was only seen nobody knows. */
export function DeviceKind({ device: { role, equipment, coverage } }: { readonly device: DeviceRow }) {
  const { messages, language } = useSpoken();
  if (equipment === undefined) return <>{terms.role(role, language)}</>;
  const isUnknown = coverage === 'seen' && equipment.kind === 'other';
  return <>{isUnknown ? messages.site.kindUnknown : terms.equipment(equipment.kind, language)}</>;
}
