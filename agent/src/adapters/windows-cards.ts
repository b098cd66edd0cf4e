import type { MachineFacts } from '@mach/ports';
import { speedSettingsOf } from './speed-settings.ts';
import { loadWindowsCalls } from './windows-calls.ts';
import { readInterfaces } from './windows-interface-rows.ts';

type Cards = NonNullable<MachineFacts['networkCards']>;

/** The network cards by calls, with what their drivers list in the registry. Throws where the table is not given. */
export function windowsCards(): Cards {
  const windows = loadWindowsCalls();
  const table = windows.interfaceTable();
  if (!table.ok) throw new Error(table.detail);
  return readInterfaces(table.value).flatMap(({ card, ownAddress, state: { name, speedMbps } }) =>
    card === undefined
      ? []
      : [
          {
            name,
            kind: card.kind,
            virtual: card.isVirtual,
            ...(speedMbps !== undefined && { speedMbps }),
            ...(card.description !== '' && { model: card.description }),
            ...(ownAddress !== undefined && { mac: ownAddress }),
            ...speedSettingsOf(windows.registry, card.guid),
          },
        ],
  );
}
