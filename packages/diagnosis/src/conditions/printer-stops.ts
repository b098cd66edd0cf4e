/** What keeps a printer from printing until somebody goes there, the worst first. */
export const PRINTER_STOPS = [
  'service',
  'jam',
  'cover-open',
  'no-toner',
  'supply-missing',
  'no-paper',
  'tray-missing',
  'output-tray-missing',
  'output-full',
  'offline',
] as const;
export type PrinterStop = (typeof PRINTER_STOPS)[number];
