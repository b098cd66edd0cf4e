/** Why promises are not kept, as far as it was looked into, by the misses of the run of 2026-11-28; to be written anew when rules change. */
export const REASONS = `Why not, as far as looked into (2026-11-28):

- **Breakers and end of a session.** Two of each: PCs by wire that fall silent together then may as well have been switched off, and little that a line loses at that hour is seen by the few who are
  still there: nothing is said, or the power is named beside the router.
- **Ties.** Of several faults, where a shared part hides behind a site's own, one name is said.
- **"Not enough" without a tie.** Router or switch, where nearly all cards keep their link; a power cut of one site alone of which no PC tells how it stopped, for a cut needs a second witness.
- **Nothing said.** Losses of a line so few that ten minutes of packets don't show them; slowness behind the sign-in while another system is bad for all, for presses may be about that.
- **Two at one site.** A line that loses beside a LAN that loses; a part of the LAN that died with the line.`;
