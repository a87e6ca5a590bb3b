import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { PlainElement, dispatch } from '../page/plain';
import { hasScore } from '../profile/questions';
import { specialtyShort } from '../profile/specialties';
import { inOrder } from '../profile/specialty-field';
import { applicantTypes, labelOf } from '../profile/vocabulary';
import { dollars, firstSentence, outOfHundred, percentRange, plural, wholePercent } from '../text/format';
import { intervalBar } from './interval-bar';
import { proof } from './proof';

const PER_ROW = 20;

/**
 * The one number people come for, with its interval. Before a score is given nobody has earned a number: then it is a range for applicants
 * of the type.
 */
@customElement('headline-odds')
export class HeadlineOdds extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  /** What the answer answers. */
  @property({ attribute: false }) request!: RecommendationRequest;

  protected override render() {
    const { summary, warnings, pgy1 } = this.answer;
    const { low, high } = summary.matchProbability;
    const scored = hasScore(this);
    const { mean, p10, p90 } = summary.interviews;
    return html`
      <div class="headline">
        ${scored ? this.number() : this.typical()}
        <p class="headline-facts">${plural(summary.applications, 'application')}${
          pgy1.length ? ` and ${plural(pgy1.length, 'PGY-1 program')}` : ''
        } · ${dollars(totalFees(summary))} in fees · about ${plural(Math.round(mean), 'interview')} (${p10}–${p90})</p>
        ${warnings.filter((w) => w.headline).map((w) => this.warning(w.text))}
        <details class="headline-more">
          <summary>What this means</summary>
          ${scored ? this.iconArray() : nothing}
          <p>This is guidance, not a guarantee. The range (${percentRange(low, high)}) shows how uncertain this is.</p>
          <p>Fees are ${dollars(summary.feesUsd)} for applications${
            summary.pgy1FeesUsd > 0 ? ` and ${dollars(summary.pgy1FeesUsd)} for PGY-1 programs` : ''
          }; transcripts and the NRMP fee are extra.</p>
          ${
            summary.withoutPgy1 > 0
              ? html`<p>Risk of matching without a PGY-1 year: <b>${wholePercent(summary.withoutPgy1)}</b>. That means an advanced position
                with no PGY-1 year.</p>`
              : nothing
          }
          <p>${proof(summary, this.request.objective)} ${this.betterForMatching()}</p>
          ${this.notes()}
        </details>
      </div>`;
  }

  private number() {
    const { matchProbability, bySpecialty } = this.answer.summary;
    const parts = inOrder(Object.keys(bySpecialty), this);
    return html`
      <p class="kicker">Your chance of matching with this list</p>
      <div class="headline-number">
        <p class="odds" data-testid="match-probability">${wholePercent(matchProbability.p)}</p>
        <div class="headline-range">${intervalBar(matchProbability)}
          <p>likely range <b>${percentRange(matchProbability.low, matchProbability.high)}</b>${
            parts.length > 1
              ? html`<br>${parts.map((s) => `${specialtyShort(s)} ${wholePercent(bySpecialty[s]!.p)}`).join(' · ')}`
              : nothing
          }</p>
        </div>
      </div>`;
  }

  private typical() {
    const { matchProbability, bySpecialty } = this.answer.summary;
    const { low, high } = matchProbability;
    return html`
      <p class="kicker">${labelOf(applicantTypes, this.request.applicant.type)}, ${inOrder(Object.keys(bySpecialty), this)
        .map(specialtyShort)
        .join(' and ')}: chance of matching with this list</p>
      <div class="headline-number">
        <p class="odds odds-range" data-testid="match-range">${percentRange(low, high)}</p>
        <div class="headline-range">${intervalBar({ ...matchProbability, p: (low + high) / 2 }, { point: false })}
          <p>It depends on your score. <button type="button" class="inline"
            @click=${() => dispatch(this, 'field-show', 'applicant.step2ck.score')}>Add it</button> for your own number.</p>
        </div>
      </div>`;
  }

  private warning(text: string) {
    const [first, rest] = firstSentence(text);
    return rest
      ? html`<details class="warning strong"><summary>${first}</summary>${rest}</details>`
      : html`<p class="warning strong" role="note">${first}</p>`;
  }

  /** The other remarks: also those that stand at their field, which may be folded away or not be on the page. */
  private notes() {
    return this.answer.warnings.filter((w) => !w.headline).map((w) => html`<p>${w.text}</p>`);
  }

  /** One hundred seasons like this one, each a dot: counts are easier to judge than a percentage. */
  private iconArray() {
    const { bySpecialty } = this.answer.summary;
    const specialties = inOrder(Object.keys(bySpecialty), this);
    const counts = outOfHundred(specialties.map((s) => bySpecialty[s]!.p));
    const matched = counts.reduce((a, b) => a + b, 0);
    const kindOf = (i: number) => {
      let end = 0;
      const at = specialties.findIndex((_, k) => i < (end += counts[k]!));
      return at < 0 ? 'unmatched' : at;
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
          (s, k) => html`<li><span class="swatch dot-${k}"></span><b>${counts[k]}</b> match into
          ${specialtyShort(s)}</li>`,
        )}
        <li><span class="swatch dot-unmatched"></span><b>${100 - matched}</b> go unmatched</li>
      </ul>`;
  }

  /** A list made for preference may give up chances; say how many. */
  private betterForMatching() {
    const { matchProbability, bestMatchProbability } = this.answer.summary;
    return bestMatchProbability <= matchProbability.p || wholePercent(bestMatchProbability) === wholePercent(matchProbability.p)
      ? nothing
      : html`A list built only to match would reach ${wholePercent(bestMatchProbability)} with up to
        ${plural(this.answer.curve.length - 1, 'application')}.`;
  }
}
