import { JournalUnavailable } from '../journal/journal.ts';
import { DataFolderError } from './data-folder.ts';

/** What kept a collector from starting, as a sentence for the operator where it is something that he can put right. */
export function explainStart(
  error: unknown,
  { place, option, data }: { readonly place: string; readonly option: string; readonly data: string },
): unknown {
  if (error instanceof JournalUnavailable && error.message === 'the disk is full') return diskFull(data, error);
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return new DataFolderError(
        `${place} is in use by another program: stop it, or listen elsewhere with ${option} HOST:PORT (port 0 takes any free one)`,
        { cause: error },
      );
    case 'EACCES':
      return new DataFolderError(
        `${place} may not be listened on by this user: take a port from 1024 on (${message})`,
        {
          cause: error,
        },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new DataFolderError(`this machine has no address ${place}: see ${option} HOST:PORT`, {
        cause: error,
      });
    case 'ERR_OSSL_X509_KEY_VALUES_MISMATCH':
      return new DataFolderError(
        'the key under tls is not that of the certificate: name the two files that belong together',
        {
          cause: error,
        },
      );
    case 'ENOSPC':
      return diskFull(data, error);
    case 'ERR_SQLITE_ERROR':
      return new DataFolderError(
        `the journal in ${data} can't be opened (${message}): check rights and room on the disk`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

function diskFull(data: string, cause: unknown): DataFolderError {
  return new DataFolderError(
    `the disk of ${data} is full: make room there, and the collector can be started again. What agents have measured meanwhile they keep and send then.`,
    { cause },
  );
}
