import { searchFold } from '@mach/messages';
import type { Listed, UnitRow } from '@mach/wire';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import type { ChangeProblem } from './ask-admin.ts';
import { Choice } from './form.tsx';
import { useAdmin } from './spoken.ts';

/** The register of communes, once it is known. */
export function useUnits(): Listed<UnitRow> | undefined {
  return useLive<Listed<UnitRow>>('/api/v1/admin/units', limits.slowPollMs)[0].data;
}

/** A name without its kind, for sorting: communes stand by what people look for. */
const sortedBy = ({ name }: UnitRow) => searchFold(name).replace(/^(xa|phuong|dac khu|thi tran) /, '');

/** Communes as they are today, by name. */
export const communesNow = (units: Listed<UnitRow> | undefined): readonly UnitRow[] =>
  (units?.items ?? [])
    .filter(({ kind, successor }) => kind === 'commune' && successor === undefined)
    .sort((a, b) => (sortedBy(a) < sortedBy(b) ? -1 : 1));

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly problem: ChangeProblem | undefined;
  /** Choices beside the communes, first. */
  readonly more?: readonly (readonly [value: string, name: string])[];
}

/** One commune of the register. */
export function UnitChoice({ more = [], ...field }: Props) {
  const { admin } = useAdmin();
  const communes = communesNow(useUnits());
  const choices = [
    ['', admin.kits.chooseCommune] as const,
    ...more,
    ...communes.map(({ code, name }) => [code, `${name} (${code})`] as const),
  ];
  return <Choice {...field} choices={choices} />;
}
