import type { Equipment } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';

interface Named {
  readonly id: string;
  readonly number: number;
  readonly label?: string;
  readonly equipment?: Equipment;
}

/** A device by its short number, which is what people say on the phone, and by its label where it has one. */
export function DeviceName({ id, number, label, equipment }: Named) {
  const { commune, equipment: words } = useSpoken().messages;
  return (
    <>
      <a href={paths.device(id)}>{equipment === undefined ? commune.deviceNumber(number) : words.name(number)}</a>
      {label === undefined ? null : (
        <span class="label">
          <bdi>{label}</bdi>
        </span>
      )}
    </>
  );
}
