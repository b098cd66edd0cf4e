/** One status or a range, several of them separated by commas: `200-299,401`. */
export const STATUSES_PATTERN = /^[1-5]\d\d(-[1-5]\d\d)?(,[1-5]\d\d(-[1-5]\d\d)?)*$/;

/** Whether a status is among those that the text names. */
export function isExpectedStatus(status: number, expected: string): boolean {
  return expected.split(',').some((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= status && status <= to;
  });
}
