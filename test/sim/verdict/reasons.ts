/** Why promises are not kept, as far as it was looked into, by the misses of the run of 2026-11-28; to be written anew when rules change. */
export const REASONS = `Why not, as far as looked into (2026-11-28): The rules of the run were those of before presses asked for pages that somebody measured, and before guessed names had to stand for 90 s.

- **Two at one site.** A site gets one cause. Of a dead line beside a part of its LAN, one PC that is cut off or the dead access to the data network, the other
  is not said: who is cut off is looked for only where others of the site get out, and a dead line with a dead access together looks like the router. A
  provisional set of three then holds power, router and switch, and not the line. Part of the LAN with the line makes a verdict on the provider, of one site, with a
  confidence of nothing.
- **Three at once, provisional.** An area without power of which many sites have one provider is blamed on that provider alone, where something else is wrong with
  it or with the data network at the same time.
- **Breakers, end of a session, provisional.** Four causes fit a site that falls silent then: switched off, power, line and network equipment. Three are said, and it is the
  equipment that is missing.
- **Holiday.** One PC that was left on is all that tells of a site. Outside of sessions an office is switched off with a prior of 0.7, and that its PC reported
  all through the silence does not outweigh it: "switched off" is said with 0.9 and more of a dead router or line. That is false, and no matter of words: who ran
  was not switched off. It is why verdicts on holidays are too sure. Provisional sets are counted there only where a watcher was on; of most sites none is.
- **Within five minutes of the return.** Power cuts alone: the collector looks for the last time some five minutes after the return, and how PCs stopped comes with
  their first report, which in this world waits for its turn of five minutes after they are up. An agent's first request goes out sooner.
- **Restart.** Power cuts around a return of the collector: what would show their beginning it did not hear.
- **Ties.** In working hours they are said. On holidays and near the end of sessions "switched off" is named over a tie of others (router and line), by the same prior;
  of two faults at one site one is named.
- **"Not enough" without a tie.** A power cut of one site alone has no second witness by rule, even where its PCs tell of unclean stops.
- **Nothing said.** An office that everybody leaves in working hours, each PC taking its leave, gets no verdict: nobody misses it, and no incident would follow.
  Slowness behind the sign-in is not looked for while any service is bad.
- **False incidents**, though fewer than one a week: presses by chance. Five communes within a quarter of an hour are held for slowness behind the sign-in, with presses
  of one in 150 working days assumed and as many as one in 100 in this world.`;
