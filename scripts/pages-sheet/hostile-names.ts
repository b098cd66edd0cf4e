/** What people and programs give names to. */
const NAMED: ReadonlySet<string> = new Set([
  ...[
    'name',
    'label',
    'site',
    'communeName',
    'provider',
    'circuit',
    'contract',
    'title',
    'post',
    'target',
    'model',
    'maker',
  ],
]);

/** A name as nobody should give one: quotes, a tag, a mark that turns the direction of writing, and 300 letters without a blank. */
export const HOSTILE_NAME = `Xã "Ví Dụ" <script>document.title='!'</script> \u202E${'Ằ'.repeat(300)}`;

/** The same answer with such a name wherever a name stands. */
export function withHostileNames(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withHostileNames);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      NAMED.has(key) && typeof value === 'string' ? HOSTILE_NAME : withHostileNames(value),
    ]),
  );
}
