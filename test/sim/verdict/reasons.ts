/** Why promises are not kept, as far as it was looked into, by the misses of the run of 2026-11-28; to be written anew when rules change. */
export const REASONS = `Why not, as far as looked into (2026-11-28):

- **Provisional, one fault and three at once.** Two scenarios, each an area without power of which many sites have one provider: that provider, or the data network, is blamed alone
  until the sites tell.
- **Provisional, two at one site.** A part of the LAN and the line, three times: of a silent site router and switch, power and switched off are said, and the line is missing.
- **End of a session.** PCs by wire that fall silent together then may as well have been switched off, and one PC that finds no names may be wrong by itself: nothing is said.
- **Holiday, confidence.** One PC that was left on tells of a site. All that was said of holidays is right, and said with less than it deserves.
- **Ties.** Of several faults, where a shared part hides behind a site's own, one name is said.
- **"Not enough" without a tie.** Router or switch, where nearly all cards keep their link; a power cut of one site alone whose PCs don't tell how they stopped.
- **Nothing said.** Losses of a line so few that ten minutes of packets don't show them; slowness behind the sign-in while another system is slow for some.
- **False incidents**, though fewer than one a week: five communes that press within a quarter of an hour by chance.`;
