/** One line of smartctl's table of a SATA disk's attributes. */
export interface Attribute {
  readonly id: number;
  readonly name: string;
  /** Normalised by the maker: mostly 100 or 200 when new, falling. */
  readonly value: number | undefined;
  readonly threshold: number | undefined;
  readonly raw: number | undefined;
  readonly rawText: string | undefined;
  readonly failed: string;
  readonly isPrefailure: boolean;
}
