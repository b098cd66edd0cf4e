import type { UnitRow } from '@mach/wire';

interface Props {
  readonly units: readonly UnitRow[];
  readonly onDone: () => void;
}

export function Reorganise(_: Props) {
  return null;
}
