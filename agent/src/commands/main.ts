import { execute } from '@oclif/core';

// `mach-agent --help | head` closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // Started without a console, such as by a script with its window hidden: nobody reads, and the work goes on.
  if (error.code === 'EBADF') return;
  throw error;
});

await execute({ dir: import.meta.url });
