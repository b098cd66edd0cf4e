/**
 * Puts a text on the clipboard; false where the browser does not let it. Pages without TLS have no `navigator.clipboard`, and a
 * province may well have none: what is selected in `from` can be copied there all the same.
 */
export async function copyText(text: string, from: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    if (navigator.clipboard !== undefined) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // It was not allowed: the other way may be.
  }
  if (from === null) return false;
  from.focus();
  from.select();
  const isCopied = document.execCommand('copy');
  from.scrollTop = 0;
  return isCopied;
}

/** Whether pictures can be put on the clipboard here. */
export const canCopyPictures = (): boolean =>
  typeof ClipboardItem !== 'undefined' && navigator.clipboard?.write !== undefined;

/** Puts a picture (PNG) on the clipboard; false where that failed. */
export async function copyPicture(url: string): Promise<boolean> {
  try {
    const picture = fetch(url).then((response) => response.blob());
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    return false;
  }
}
