/** What another side said, fit for a detail: at most 80 characters, all of ASCII that can be seen. */
export const quoted = (text: string): string => `"${text.replaceAll(/[^ -~]/g, '?').slice(0, 80)}"`;
