/*
 * Asks for what the page that was opened shows first, while its scripts are still on their way: over a line with 300 ms of delay that
 * saves the better part of a second. `live/early-answers.ts` hands each answer to the first question of the same address; what nobody asks
 * for is let go. Plain and small, for it stands in the way of the rest.
 */
(() => {
  const { pathname, search } = location;
  const query = new URLSearchParams(search);
  // The first page of a commune's account is its commune's.
  const home = pathname === '/' ? document.querySelector('meta[name="home"]') : null;
  const [, page, name, part] = (home === null ? pathname : home.content).split('/');
  const api = (path) => `/api/v1/${path}`;
  const picked = (...names) =>
    new URLSearchParams(names.filter((each) => query.has(each)).map((each) => [each, query.get(each)])).toString();
  const among = (path, names) => (names === '' ? path : `${path}?${names}`);

  const lastMonth = () => {
    const now = new Date(Date.now() + 7 * 3_600_000);
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  };
  const report = () => {
    const asked = picked('quarter', 'month') || `month=${lastMonth()}`;
    return query.has('commune')
      ? `availability?${asked}&${picked('commune')}&rows=all`
      : `availability?${asked}&rows=lines`;
  };

  const pages = {
    __proto__: null,
    '': () => ['communes', 'incidents?open=true&limit=12', 'overview'],
    communes: () => [
      ...(home === null ? [] : ['communes']),
      ...[`communes/${name}`, `sites?commune=${name}`, `devices?commune=${name}`],
    ],
    devices: () => (name === undefined ? ['communes'] : [`devices/${name}`]),
    incidents: () => (name === undefined ? ['incidents'] : part === undefined ? [`incidents/${name}`] : []),
    meetings: () => (name === undefined ? ['meetings'] : [`meetings/${name}`]),
    priorities: () => [among('priorities', picked('commune')), 'communes'],
    plans: () => [
      among('plans/desk', picked('commune')),
      among('plans/summary', query.has('budget') ? picked('budget', 'partsBudget', 'commune') : picked('commune')),
      'communes',
    ],
    reports: () => [report(), 'communes'],
  };

  window.machEarly = new Map();
  const ask = (path) => {
    const answer = fetch(api(path), {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    });
    // Whoever asks for it is told; a promise that nobody asked for is none that failed.
    answer.catch(() => undefined);
    window.machEarly.set(api(path), answer);
    return answer;
  };
  /** Without a sum the plan is that of the sums that the desk names: the page asks for it by those. */
  const nameSums = async (desk) => {
    if (!desk.ok) return;
    const { first } = await desk.clone().json();
    const sums = new URLSearchParams({ budget: first.assets, partsBudget: first.parts });
    if (query.has('commune')) sums.set('commune', query.get('commune'));
    const asked = api(among('plans/summary', picked('commune')));
    const answer = window.machEarly.get(asked);
    window.machEarly.delete(asked);
    if (answer !== undefined) window.machEarly.set(api(`plans/summary?${sums}`), answer);
  };
  for (const path of ['session', ...(pages[page]?.() ?? [])]) {
    const answer = ask(path);
    if (path.startsWith('plans/desk') && !query.has('budget')) answer.then(nameSums).catch(() => undefined);
  }
})();
