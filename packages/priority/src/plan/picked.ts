/** Which item of each group, and a value that no choice within the fund exceeds. */
export interface Picked {
  readonly items: readonly number[];
  readonly bound: number;
}
