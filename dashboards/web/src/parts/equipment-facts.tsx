import { terms } from '@mach/messages';
import type { DeviceDetail, Equipment } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { goodReading, joined, textOf } from '../views/readings.ts';

/** What a device that runs no agent is, and what the PCs of its site ask it. */
export function EquipmentFacts({
  device,
  equipment,
}: {
  readonly device: DeviceDetail;
  readonly equipment: Equipment;
}) {
  const { messages, format, language } = useSpoken();
  const words = messages.equipment;
  const told = goodReading(device.readings, 'snmp');
  const asked = [...equipment.checks, ...(told === undefined && equipment.snmp === undefined ? [] : [words.snmp])];
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.kind, terms.equipment(equipment.kind, language)],
    [words.model, modelText(textOf(told, 'maker'), textOf(told, 'model'))],
    [words.firmware, textOf(told, 'firmware')],
    [words.address, equipment.address === 'gateway' ? words.addressGateway : equipment.address],
    [words.askedFor, asked.length === 0 ? words.askedForNothing : asked.join(', ')],
    [words.knownSince, format.date(device.enrolledAt)],
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

/** Many a maker begins the name of its models with its own. */
function modelText(maker: string | undefined, model: string | undefined): string | undefined {
  const isNamed = maker !== undefined && model?.toLowerCase().startsWith(maker.toLowerCase()) === true;
  return isNamed ? model : joined(maker, model);
}
