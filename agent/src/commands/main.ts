import { execute } from '@oclif/core';

// `mach-agent --help | head` closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await execute({ dir: import.meta.url });
