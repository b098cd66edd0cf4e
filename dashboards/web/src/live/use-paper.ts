import { useEffect, useState } from 'preact/hooks';

/** Whether the page is being laid out for paper. */
export function usePaper(): boolean {
  const [isPaper, setPaper] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const query = matchMedia('print');
    const change = () => setPaper(query.matches);
    const begin = () => setPaper(true);
    const end = () => setPaper(false);
    query.addEventListener('change', change);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      query.removeEventListener('change', change);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPaper;
}
