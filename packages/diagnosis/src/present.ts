/** Leaves out what is undefined, so that an unknown value is an absent key. */
export function present<Value extends object>(
  values: {
    readonly [Key in keyof Value]: Value[Key] | undefined;
  },
): Value {
  const known: Partial<Value> = {};
  for (const key in values) if (values[key] !== undefined) known[key] = values[key];
  return known as Value;
}
