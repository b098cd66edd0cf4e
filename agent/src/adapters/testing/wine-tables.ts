import { gunzipSync } from 'node:zlib';

/**
 * What the calls of Windows gave under Wine 8.0 set to Windows 10, with koffi 3.3.4 in node.exe 22.23.3, on 2026-11-25. The
 * kernel below counted 743,836,018 bytes received and 1,208,582 sent by eth0 right after. No real PC has been captured yet.
 */
const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

export const systemTimes = bytes('ADtCOwYAAAAgKFLuCAAAAOD6GGEKAAAA');
export const memoryStatus = bytes(
  'QAAAAAYAAAAA8JjiBQAAAADgCn8FAAAAABCZ4gUAAAAA4Ap/BQAAAAAA/v//fwAAAHBn+f9/AAAAAAAAAAAAAA==',
);
export const interfaceTable: Uint8Array = gunzipSync(
  bytes(
    'H4sIAAAAAAACCmNhgANGBgYJEAHGEOCXWuKSWpbDkM8wCkYyGE0Bo4AagJFBAkMElc2IJoZNHTKYOucHM4jO6GekyGXUMoeBgYGJgYENRIAxcjmayZDGkMRgMJoMRiwYTQEjHbAxMDAYqXz4d74JtxpC8ndYIeagFTpgwAplM6KUP4TL0UEImEG+ZIYwsJSjhqOJaYSXo6MpYGSXo/8ETDlKuHGrISQ/QspRFpAvWSAMlHI0laGEIWO0NTKCwWgKGC1HGRiY/uAv0AjJVxAoR8np1xdxhumA6ChnCv1XKASmi3UoMwcA5o8sbSgVAAA=',
  ),
);
export const bestRoute = bytes('AAAAAAAAAAAAAAAAwAACAQQAAAAEAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
export const neighbourTable = bytes(
  'CQAAAAQAAAAGAAAAAvwAAAAFAADAAAIBAwAAAAEAAAAAAAAAAAAAAAAAAADgAAAWBAAAAAEAAAAAAAAAAAAAAAAAAADv///6BAAAAAIAAAAAAAAAAAAAAAAAAADgAAAWBAAAAAIAAAAAAAAAAAAAAAAAAADv///6BAAAAAMAAAAAAAAAAAAAAAAAAADgAAAWBAAAAAMAAAAAAAAAAAAAAAAAAADv///6BAAAAAQAAAAAAAAAAAAAAAAAAADgAAAWBAAAAAQAAAAAAAAAAAAAAAAAAADv///6BAAAAA==',
);
/** Of 2026-11-26, without the zeros behind its two rows. */
export const addressTable = bytes('AgAAAMAAAgIEAAAA////AAEAAAD//wAAAAABAH8AAAEBAAAA/wAAAAEAAAD//wAAAAABAA==');
export const firmwareTable = bytes(
  'AAIEAHsAAAAAGAAAAAAAAAAABAAAAAAAAAAAAP////8AAAEbAQAAAAAAPRIZx8TFQEqqH20qSK39pAIAAAAAAxUCAAACAAAAAgICAgAAAAAAAAADAAACDwMAAAAAAAAFAAIACgAAACAUBAAAAAAAAAAAAAAAAAAAAAAAAAB/BAUAAAA=',
);
/** On mains, without a battery; all else unknown. */
export const powerStatus = Uint8Array.of(1, 128, 255, 0, 255, 255, 255, 255, 255, 255, 255, 255);
/** C: and Z:, both of which Wine calls built in. */
export const logicalDrives = 33_554_436;
