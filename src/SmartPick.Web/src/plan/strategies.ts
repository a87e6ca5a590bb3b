import { html, type TemplateResult } from 'lit';
import type { Estimate, StrategyOdds } from '../api/contract';
import { intervalBar } from '../answer/interval-bar';
import { specialtyShort } from '../profile/specialties';
import { dollars, percentRange, wholePercent } from '../text/format';

const names: Record<string, string> = { 'ir-only': 'IR only', 'dr-only': 'DR only', both: 'IR and DR' };

const chance = (odds: Estimate) =>
  odds.high === 0
    ? '–'
    : html`
  <b class="chance">${wholePercent(odds.p)}</b>${intervalBar(odds)}<span
    class="range">${percentRange(odds.low, odds.high)}</span>`;

const splitText = ({ applications }: StrategyOdds) =>
  Object.entries(applications)
    .map(([s, n]) => `${n} ${specialtyShort(s)}`)
    .join(', ');

/** Applying to one specialty or to both, side by side under the same limits. */
export function strategies(compare: readonly StrategyOdds[]): TemplateResult {
  // Those that read the same are equally good.
  const best = wholePercent(Math.max(...compare.map((c) => c.matchProbability.p)));
  return html`
    <table class="compare">
      <thead><tr><th scope="col">Apply to</th><th scope="col">Match anywhere</th><th scope="col">Match in IR</th><th scope="col">ERAS
        fees</th></tr></thead>
      <tbody>${compare.map(
        (c) => html`
        <tr class=${wholePercent(c.matchProbability.p) === best ? 'is-best' : ''}>
          <th scope="row">${names[c.strategy] ?? c.strategy} <span class="split">${splitText(c)}</span></th>
          <td>${chance(c.matchProbability)}</td>
          <td>${chance(c.irProbability)}</td>
          <td>${dollars(c.feesUsd)}</td>
        </tr>`,
      )}</tbody>
    </table>
    <p class="aside">Each is the best list of its kind within your limits. Transcripts and NRMP fee not included.</p>`;
}
