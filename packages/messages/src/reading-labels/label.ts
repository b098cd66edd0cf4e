/** Vietnamese, then English. */
export type Label = readonly [vi: string, en: string];

export interface KindLabels {
  readonly kind: Label;
  readonly values: Readonly<Record<string, Label>>;
}
