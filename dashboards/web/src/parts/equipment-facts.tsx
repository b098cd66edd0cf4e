import { terms, valueLabel, valueText } from '@mach/messages';
import type { DeviceDetail, Equipment } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { goodReading, joined, textOf } from '../views/readings.ts';

type Line = readonly [name: string, text: string | undefined];
type Spoken = ReturnType<typeof useSpoken>;

/** What a device that runs no agent is, and what the PCs of its site ask it. */
export function EquipmentFacts({
  device,
  equipment,
}: {
  readonly device: DeviceDetail;
  readonly equipment: Equipment;
}) {
  const spoken = useSpoken();
  const { messages, format, language } = spoken;
  const words = messages.equipment;
  const told = goodReading(device.readings, 'snmp');
  const isUnknown = device.coverage === 'seen' && equipment.kind === 'other';
  const asked = [...equipment.checks, ...(told === undefined && equipment.snmp === undefined ? [] : [words.snmp])];
  const lines: readonly Line[] = [
    [words.kind, isUnknown ? undefined : terms.equipment(equipment.kind, language)],
    [words.model, modelText(textOf(told, 'maker'), textOf(told, 'model'))],
    [words.firmware, textOf(told, 'firmware')],
    [words.address, equipment.address === 'gateway' ? words.addressGateway : equipment.address],
    [words.askedFor, asked.length === 0 ? words.askedForNothing : asked.join(', ')],
    [words.knownSince, format.date(device.enrolledAt)],
    ...seenLines(device, spoken),
  ];
  return (
    <section class="card" aria-labelledby="identity">
      <h2 id="identity">{words.whatItIs}</h2>
      <dl class="lines">
        {lines.map(([name, known]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={known === undefined ? 'quiet' : undefined}>{known ?? messages.frame.unknown}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** When a look around the network found it, how that was done, and what it says of itself: evidence of what it may be, no more. */
function seenLines({ seen, look }: DeviceDetail, { messages, format, language }: Spoken): readonly Line[] {
  if (seen === undefined) return [];
  const words = messages.site;
  const by = look?.by === undefined ? words.lookByUnknown : words.lookBy(String(look.by), look.ownAddress ?? '');
  const how =
    look?.addressesPerSecond === undefined
      ? []
      : [[words.seenHow, words.seenHowText(by, format.number(look.addressesPerSecond))] as const];
  const told = Object.entries(seen.values).filter(([name]) => name !== 'address');
  return [
    [words.firstSeen, format.date(seen.firstOn)],
    [words.lastSeen, format.date(seen.lastOn)],
    ...how,
    ...told.map(
      ([name, value]) => [valueLabel(NEIGHBOUR, name, language), valueText(NEIGHBOUR, name, value, language)] as const,
    ),
  ];
}

/** The kind of reading that a look tells of each device. */
const NEIGHBOUR = 'neighbour';

/** Many a maker begins the name of its models with its own. */
function modelText(maker: string | undefined, model: string | undefined): string | undefined {
  const isNamed = maker !== undefined && model?.toLowerCase().startsWith(maker.toLowerCase()) === true;
  return isNamed ? model : joined(maker, model);
}
