/** Leaves out what is undefined, so that an unknown value is an absent key. */
export function present<Value extends object>(
  values: {
    readonly [Key in keyof Value]: Value[Key] | undefined;
  },
): Value {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Value;
}
