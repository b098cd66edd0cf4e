import { sensor } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { atMost, part } from './part.ts';

/** Most network cards of one machine that are reported. */
const CARDS_MAX = 50;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_network_card_info', label, family: 'A network card.' });

/** Each network card, wired or wireless; the loopback is none. */
export const networkCard = sensor({
  name: 'network-card',
  summary: 'Kind, speed and duplex of each network card.',
  targetLabel: 'interface',
  needs: ['inventory'],
  onWindows:
    'by systeminformation in the inventory child (PowerShell); under Wine it names no more than the card, never run on a real PC',
  options: {},
  lasting: { values: ['cardKind'], isPassing: ({ virtual }) => virtual === true },
  metrics: [
    text('cardKind', 'kind', 'wired, wireless or unknown'),
    flagValue('virtual', { help: 'whether it is made by software', as: 'mach_device_network_card_virtual' }),
    fact('speedMbps', 'megabits-per-second', {
      help: 'speed of the link when the inventory was made, in bytes a second',
      as: 'mach_device_network_card_speed_bytes_per_second',
    }),
    text('duplex', 'duplex', 'full or half'),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'networkCards', signal, (cards) => {
      const own = cards.filter(({ name }) => name !== 'lo');
      const parts = own.map(({ name, kind, virtual, speedMbps, duplex }) =>
        part(name, {
          cardKind: kind,
          virtual,
          speedMbps: speedMbps !== undefined && speedMbps > 0 ? speedMbps : undefined,
          duplex,
        }),
      );
      return atMost(parts, CARDS_MAX);
    }),
});
