import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendationRequest, Warning } from '../api/contract';
import { PlainElement } from '../page/plain';
import { dollars, outOfHundred, percentRange, plural, wholePercent } from '../text/format';
import { specialtyShort } from '../profile/vocabulary';
import { intervalBar } from './interval-bar';
import { proof } from './proof';

const PER_ROW = 20;
const SPECIALTIES = ['ir-integrated', 'dr'];

/** The one number people come for, with its interval, its meaning and what limits it. */
@customElement('headline-odds')
export class HeadlineOdds extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  /** What the answer answers. */
  @property({ attribute: false }) request!: RecommendationRequest;

  protected override render() {
    const { summary, warnings, pgy1 } = this.answer;
    const { p, low, high } = summary.matchProbability;
    return html`
      <div class="headline">
        <div class="headline-number">
          <p class="kicker">Your chance of matching with this list</p>
          <p class="odds" data-testid="match-probability">${wholePercent(p)}</p>
          <div class="headline-range">${intervalBar(summary.matchProbability)}
            <p>likely range <b>${percentRange(low, high)}</b></p>
          </div>
          ${warnings.filter((w) => w.headline).map((w) => html`<p class="warning strong" role="note">${w.text}</p>`)}
        </div>
        <div class="headline-meaning">
          ${this.iconArray()}
        </div>
        <dl class="figures">
          <div><dt>Applications</dt><dd>${summary.applications}</dd>${
            pgy1.length
              ? html`<dd class="aside">and
            ${plural(pgy1.length, 'PGY-1 program')}</dd>`
              : nothing
          }</div>
          <div><dt>ERAS fees</dt><dd>${dollars(summary.feesUsd)}</dd><dd class="aside">transcripts and NRMP fee not
            included${summary.pgy1FeesUsd > 0 ? `; PGY-1 programs add ${dollars(summary.pgy1FeesUsd)}` : ''}</dd></div>
          <div><dt>Interviews</dt><dd>${summary.interviews.mean.toFixed(0)}</dd><dd class="aside">likely ${summary.interviews.p10} to
            ${summary.interviews.p90}</dd></div>
          ${
            summary.withoutPgy1 > 0
              ? html`
            <div><dt>Matched without a PGY-1 year</dt><dd>${wholePercent(summary.withoutPgy1)}</dd><dd class="aside">an advanced position
              without a first year</dd></div>`
              : nothing
          }
        </dl>
        <p class="aside">${proof(summary, this.request.objective)}</p>
        ${this.betterForMatching()}
        ${warnings.filter((w) => !w.headline).map((w: Warning) => html`<p class="warning" role="note">${w.text}</p>`)}
      </div>`;
  }

  /** One hundred seasons like this one, each a dot: counts are easier to judge than a percentage. */
  private iconArray() {
    const { bySpecialty, matchProbability } = this.answer.summary;
    const specialties = SPECIALTIES.filter((s) => bySpecialty[s]);
    const counts = outOfHundred(specialties.map((s) => bySpecialty[s]!.p));
    const matched = counts.reduce((a, b) => a + b, 0);
    const kindOf = (i: number) => {
      let end = 0;
      return specialties.find((_, k) => i < (end += counts[k]!)) ?? 'unmatched';
    };
    return html`
      <p class="hundred-title">Of 100 applicants like you with this list</p>
      <svg class="hundred" viewBox="0 0 ${PER_ROW * 10} ${(100 / PER_ROW) * 10}" aria-hidden="true">
        ${Array.from(
          { length: 100 },
          (_, i) => svg`<circle class="dot dot-${kindOf(i)}" cx=${(i % PER_ROW) * 10 + 5}
          cy=${Math.floor(i / PER_ROW) * 10 + 5} r="3.6" />`,
        )}
      </svg>
      <ul class="hundred-key">
        ${specialties.map(
          (s, k) => html`<li><span class="swatch dot-${s}"></span><b>${counts[k]}</b> match into
          ${specialtyShort(s)}</li>`,
        )}
        <li><span class="swatch dot-unmatched"></span><b>${100 - matched}</b> go unmatched</li>
      </ul>
      <p class="aside">This is guidance, not a guarantee. The range (${percentRange(matchProbability.low, matchProbability.high)}) shows
        how uncertain this is.</p>`;
  }

  /** A list made for preference may give up chances; say how many. */
  private betterForMatching() {
    const { matchProbability, bestMatchProbability } = this.answer.summary;
    return bestMatchProbability <= matchProbability.p || wholePercent(bestMatchProbability) === wholePercent(matchProbability.p)
      ? nothing
      : html`
      <p class="aside">A list built only to match would reach ${wholePercent(bestMatchProbability)} with up to
        ${plural(this.answer.curve.length - 1, 'application')}.</p>`;
  }
}
