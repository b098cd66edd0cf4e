import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';

interface Named {
  readonly id: string;
  readonly number: number;
  readonly label?: string;
}

/** A device by its short number, which is what people say on the phone, and by its label where it has one. */
export function DeviceName({ id, number, label }: Named) {
  const { commune } = useSpoken().messages;
  return (
    <>
      <a href={paths.device(id)}>{commune.deviceNumber(number)}</a>
      {label === undefined ? null : <span class="label">{label}</span>}
    </>
  );
}
