/** Whether a printer of this name and driver writes files: those of Windows and Office, and of a remote desktop. */
export const isPaperless = (names: string): boolean =>
  /\bPDF\b|\bXPS\b|OneNote|\bFax\b|Document Writer|Remote Desktop/i.test(names);
