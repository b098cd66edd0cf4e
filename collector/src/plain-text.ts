import { visibleText } from '@mach/messages';

/**
 * What somebody typed or said, as it may stand on pages and paper: composed, on one line, without characters that can't be seen. Those that
 * turn the direction of writing could make a sentence read otherwise than it was written.
 */
export function plainText(text: string): string {
  return visibleText(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
}
