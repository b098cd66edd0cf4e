/**
 * Ends this process once the one that started it has ended, however that came: its end of the pipe at standard input closes then. The pipe
 * itself keeps nobody running. On Windows a process that is killed takes none of its children with it.
 */
export function endWithParent(): void {
  const end = () => process.exit(1);
  process.stdin.on('end', end).on('error', end).resume();
  process.stdin.unref();
}
