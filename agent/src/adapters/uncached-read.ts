/** UV_FS_O_DIRECT of libuv on Windows (include/uv/win.h), which opens with FILE_FLAG_NO_BUFFERING. Node names it on no Windows. */
const NO_BUFFERING = 0x0200_0000;

/**
 * The flags by which a file is opened for reads past the system's cache: places in the file, lengths and the memory must then be whole
 * sectors. Undefined where no such flag is known. On Windows never run on a real PC.
 */
export function uncachedReadFlags(
  platform: NodeJS.Platform,
  { O_RDONLY, O_DIRECT }: { readonly O_RDONLY: number; readonly O_DIRECT?: number | undefined },
): number | undefined {
  const direct = platform === 'win32' ? NO_BUFFERING : O_DIRECT;
  return direct === undefined ? undefined : O_RDONLY | direct;
}
