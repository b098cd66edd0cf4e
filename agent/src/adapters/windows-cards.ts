import type { MachineFacts } from '@mach/ports';
import { loadKoffi } from './koffi.ts';
import { speedSettingsOf } from './speed-settings.ts';
import { loadWindowsCalls } from './windows-calls.ts';
import { readInterfaces } from './windows-interface-rows.ts';
import { windowsRegistry } from './windows-registry.ts';

type Cards = NonNullable<MachineFacts['networkCards']>;

/** The network cards by calls, with what their drivers list in the registry. Throws where the table is not given. */
export function windowsCards(): Cards {
  const table = loadWindowsCalls().interfaceTable();
  if (!table.ok) throw new Error(table.detail);
  const registry = windowsRegistry(loadKoffi());
  return readInterfaces(table.value).flatMap(({ card, state: { name, speedMbps } }) =>
    card === undefined
      ? []
      : [
          {
            name,
            kind: card.kind,
            virtual: card.isVirtual,
            ...(speedMbps !== undefined && { speedMbps }),
            ...(card.description !== '' && { model: card.description }),
            ...speedSettingsOf(registry, card.guid),
          },
        ],
  );
}
