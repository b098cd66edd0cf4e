import type { PlanningInForce } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { collectorNow } from '../../live/collector-clock.ts';
import { useDraft } from '../../live/use-draft.ts';
import { type Change, useChange } from '../use-change.ts';
import type { Typed } from './price-fields.ts';

interface Given<Fields, Value> {
  readonly inForce: PlanningInForce<Value>;
  readonly fieldsOf: (value: Value, today: string) => Fields;
  readonly typed: (fields: Fields) => Typed<Value>;
  /** Something was saved, or was there already: what is shown is asked for again. */
  readonly onChange: () => void;
}

export interface PlanningForm<Fields> {
  readonly fields: Fields;
  readonly set: (more: Partial<Fields>) => void;
  readonly change: Change;
  readonly isKept: boolean;
  /** Whether somebody else's version is in force by now. */
  readonly isNewer: boolean;
  readonly isTouched: boolean;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Gives the day of the version that was saved, if it was. */
  readonly submit: () => Promise<string | undefined>;
}

/** The day in Vietnam, by the collector's clock. */
const today = () => new Date(collectorNow() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The form of a new version: begins with what is in force, and follows it until somebody types. */
export function usePlanningForm<Fields extends object, Value extends { readonly date: string }>({
  inForce,
  fieldsOf,
  typed,
  onChange,
}: Given<Fields, Value>): PlanningForm<Fields> {
  const change = useChange();
  const begin = (from: PlanningInForce<Value>): Fields => fieldsOf(from.value, today());
  const draft = useDraft<Fields>(`planning-${inForce.kind}`, begin(inForce), inForce.version);
  const { fields, clear, isKept, seen } = draft;
  const [isTouched, setTouched] = useState(isKept);
  const { version } = inForce;
  const start = (from: PlanningInForce<Value>) => {
    clear(begin(from), from.version);
    setTouched(false);
  };
  useEffect(() => {
    if (!isTouched && version !== seen) start(inForce);
  }, [version]);
  return {
    ...{ fields, change, isKept, isTouched, isNewer: version !== seen },
    set(more) {
      setTouched(true);
      draft.set(more);
    },
    takeTheirs: () => start(inForce),
    keepMine: () => draft.see(version),
    async submit() {
      const read = typed(fields);
      if (!read.ok) {
        change.refuse(read.wrong);
        return undefined;
      }
      const given = { body: { value: read.value }, version: seen };
      const done = await change.run<PlanningInForce<Value>>('PUT', `planning/${inForce.kind}`, given);
      onChange();
      if (done === undefined) return undefined;
      start(done.data);
      return read.value.date;
    },
  };
}
