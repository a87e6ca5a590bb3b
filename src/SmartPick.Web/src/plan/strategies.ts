import { html, nothing, type TemplateResult } from 'lit';
import type { Estimate, StrategyOdds } from '../api/contract';
import { intervalBar } from '../answer/interval-bar';
import { specialtyShort } from '../profile/specialties';
import { dollars, percentRange, wholePercent } from '../text/format';

const IR = 'ir-integrated';

const names: Record<string, string> = { 'ir-only': 'IR only', 'dr-only': 'DR only', both: 'IR and DR' };

/** A strategy by its name, or by the specialties that its list holds. */
const nameOf = ({ strategy, applications }: StrategyOdds) =>
  names[strategy] ?? (Object.keys(applications).map(specialtyShort).join(' and ') || strategy);

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

/** Applying to one specialty or to several, side by side under the same limits. */
export function strategies(compare: readonly StrategyOdds[]): TemplateResult {
  // Those that read the same are equally good.
  const best = wholePercent(Math.max(...compare.map((c) => c.matchProbability.p)));
  const withIr = compare.some((c) => IR in c.applications);
  return html`
    <table class="compare">
      <thead><tr><th scope="col">Apply to</th><th scope="col">Match anywhere</th>${withIr ? html`<th scope="col">Match into IR</th>` : nothing}<th scope="col">Fees</th></tr></thead>
      <tbody>${compare.map(
        (c) => html`
        <tr class=${wholePercent(c.matchProbability.p) === best ? 'is-best' : ''}>
          <th scope="row">${nameOf(c)} <span class="split">${splitText(c)}</span></th>
          <td>${chance(c.matchProbability)}</td>
          ${withIr ? html`<td>${chance(c.irProbability)}</td>` : nothing}
          <td>${dollars(c.feesUsd)}</td>
        </tr>`,
      )}</tbody>
    </table>
    <p class="aside">Each is the best list of its kind within your limits. Transcripts and NRMP fee not included.</p>`;
}
