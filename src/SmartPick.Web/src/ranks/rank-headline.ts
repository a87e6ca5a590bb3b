import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RankListAnswer } from '../api/contract';
import { intervalBar } from '../answer/interval-bar';
import { PlainElement } from '../page/plain';
import { percent, percentRange, plural, wholePercent } from '../text/format';

/** P(match) of the rank list, where it leads, and ranks counted against interviews. */
@customElement('rank-headline')
export class RankHeadline extends PlainElement {
  @property({ attribute: false }) answer!: RankListAnswer;
  /** Whether every advanced position has its first years said: without them the risk is unknown, not high. */
  @property({ type: Boolean }) supplemented = false;

  protected override render() {
    const { matchProbability, list, contiguousRanks, interviews, withoutPgy1, warnings } = this.answer;
    const { p, low, high } = matchProbability;
    return html`
      <div class="headline">
        <div class="headline-number">
          <p class="kicker">Your chance of matching with this rank list</p>
          <p class="odds" data-testid="rank-probability">${wholePercent(p)}</p>
          <div class="headline-range">${intervalBar(matchProbability)}
            <p>likely range <b>${percentRange(low, high)}</b></p></div>
        </div>
        <div class="headline-meaning">
          <p class="hundred-title">Where you could match, rank by rank</p>
          ${this.ladder()}
          <p class="aside">This is guidance, not a guarantee. The range shows how uncertain this is.</p>
        </div>
        <dl class="figures">
          <div><dt>Contiguous ranks</dt><dd>${contiguousRanks}</dd><dd class="aside">in your first-choice specialty, before another
            specialty appears</dd></div>
          <div><dt>Interviews</dt><dd>${interviews}</dd><dd class="aside">${ranksAgainst(list.length, interviews)}</dd></div>
          ${
            !this.supplemented
              ? html`<div><dt>Matched without a PGY-1 year</dt><dd>?</dd><dd class="aside">add your PGY-1 lists below</dd></div>`
              : withoutPgy1 > 0
                ? html`<div><dt>Matched without a PGY-1 year</dt><dd>${wholePercent(withoutPgy1)}</dd><dd class="aside">an
            advanced position with no PGY-1 year</dd></div>`
                : nothing
          }
        </dl>
        ${warnings.map((w) => html`<p class="warning" role="note">${w.text}</p>`)}
      </div>`;
  }

  /** One bar: a piece for each rank as wide as the chance to end up there, and the rest unmatched. */
  private ladder() {
    const { list, matchProbability } = this.answer;
    let x = 0;
    const pieces = list.map(({ odds, track }, i) => {
      const from = x;
      x += 100 * odds.landing;
      return svg`<rect class=${track === 'P' ? 'rung rung-preliminary' : 'rung'} x=${from} y="0"
        width=${Math.max(0, 100 * odds.landing - 0.3)} height="10" opacity=${Math.max(0.35, 1 - i * 0.09)} />`;
    });
    const first = list[0];
    return html`
      <svg class="ladder" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ladder-rest" x="0" y="0"
        width="100" height="10" />${pieces}</svg>
      <ul class="hundred-key">
        ${first ? html`<li><span class="swatch rung-swatch"></span><b>${percent(first.odds.landing)}</b> your first choice</li>` : nothing}
        <li><span class="swatch dot-unmatched"></span><b>${wholePercent(1 - matchProbability.p)}</b> not matched</li>
      </ul>`;
  }
}

const ranksAgainst = (ranks: number, interviews: number) =>
  ranks === interviews ? 'one rank each' : `${plural(ranks, 'rank')}: each track is a rank, but one program is one interview`;
