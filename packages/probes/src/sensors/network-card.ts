import { sensor } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { atMost, part } from './part.ts';

/** Most network cards of one machine that are reported. */
const CARDS_MAX = 50;
const MODEL_LENGTH_MAX = 100;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_network_card_info', label, family: 'A network card.' });

/** Each network card, wired or wireless; the loopback is none. */
export const networkCard = sensor({
  name: 'network-card',
  summary: 'Kind, speed and duplex of each network card, and the speed that it and the other end of its cable can do.',
  targetLabel: 'interface',
  needs: ['inventory', 'hash'],
  onWindows:
    'by GetIfTable2 and the settings that the driver lists in the registry, in the inventory child, without duplex; tried under Wine, never run on a real PC',
  options: {},
  lasting: { values: ['cardKind', 'maxSpeedMbps', 'model'], isPassing: ({ virtual }) => virtual === true },
  metrics: [
    text('cardKind', 'kind', 'wired, wireless or unknown'),
    flagValue('virtual', { help: 'whether it is made by software', as: 'mach_device_network_card_virtual' }),
    fact('speedMbps', 'megabits-per-second', {
      help: 'speed of the link when the inventory was made, in bytes a second',
      as: 'mach_device_network_card_speed_bytes_per_second',
    }),
    text('duplex', 'duplex', 'full or half'),
    fact('maxSpeedMbps', 'megabits-per-second', {
      help: 'the fastest that the card can do, in bytes a second',
      as: 'mach_device_network_card_max_speed_bytes_per_second',
    }),
    fact('otherEndMaxSpeedMbps', 'megabits-per-second', {
      help: 'the fastest that the switch or router at the other end of the cable offers, in bytes a second',
      as: 'mach_device_network_card_other_end_max_speed_bytes_per_second',
    }),
    flagValue('autoNegotiation', {
      help: 'whether speed and duplex are agreed with the other end; false where they are fixed by hand',
      as: 'mach_device_network_card_auto_negotiation',
    }),
    text('model', 'model', 'name of the model'),
    textValue('macHash', {
      help: 'salted hash of its hardware address, by which it is known again among the neighbours of another PC',
    }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'networkCards', signal, (cards) => {
      const own = cards.filter(({ name }) => name !== 'lo');
      const parts = own.map(({ name, kind, mac, ...told }) =>
        part(name, {
          cardKind: kind,
          ...told,
          speedMbps: positive(told.speedMbps),
          maxSpeedMbps: positive(told.maxSpeedMbps),
          otherEndMaxSpeedMbps: positive(told.otherEndMaxSpeedMbps),
          model: told.model?.trim().slice(0, MODEL_LENGTH_MAX),
          macHash: mac === undefined ? undefined : io.hash.salted(mac),
        }),
      );
      return atMost(parts, CARDS_MAX);
    }),
});

const positive = (speed: number | undefined) => (speed !== undefined && speed > 0 ? speed : undefined);
