import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendedProgram } from '../api/contract';
import { PlainElement, dispatch } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import { plural, points, wholePercent } from '../text/format';
import type { Edits } from './edits';

const SWAPS = 3;

/** How a list that the visitor brought compares with the best one of its size, and what would improve it most. */
@customElement('list-score')
export class ListScore extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  /** The best list under the same limits. */
  @property({ attribute: false }) unedited?: Answer;
  @property({ attribute: false }) edits!: Edits;

  protected override render() {
    const { answer, unedited } = this;
    if (!unedited) {
      return nothing;
    }

    const [mine, best] = [answer.summary.matchProbability.p, unedited.summary.matchProbability.p];
    const swaps = this.swaps(unedited);
    return html`
      <section class="list-score" aria-labelledby="score-title">
        <h3 id="score-title">Your own list: ${wholePercent(mine)}</h3>
        <p>${
          best - mine < 0.001 || swaps.length === 0
            ? 'We found no list of the same size that does better.'
            : html`The best list of ${plural(unedited.summary.applications, 'application')} in our model reaches ${wholePercent(best)}. Swaps
              that would help:`
        }</p>
        ${
          best - mine < 0.001
            ? nothing
            : html`<ul class="swaps">${swaps.map(
                ([out, into]) => html`<li><span>${out.name} <span class="aside">(adds ${points(out.marginal)})</span> → <b>${into.name}</b>
                <span class="aside">${specialtyShort(into.specialty)}, ${into.city}, ${into.state}</span></span>
                <button type="button" class="quiet" @click=${() =>
                  dispatch(this, 'program-exchange', {
                    out: out.programId,
                    into: into.programId,
                  })}>Swap<span class="sr-only"> ${out.name} for
                  ${into.name}</span></button></li>`,
              )}</ul>`
        }
      </section>`;
  }

  /** What adds least leaves, what the best list gains most from comes in its place; within a specialty where there is one. */
  private swaps(best: Answer): [RecommendedProgram, RecommendedProgram][] {
    const wanted = new Set(best.programs.map((p) => p.programId));
    const listed = new Set(this.answer.programs.map((p) => p.programId));
    const outs = this.answer.programs.filter((p) => !wanted.has(p.programId)).toSorted((a, b) => a.marginal - b.marginal);
    const ins = best.programs.filter((p) => !listed.has(p.programId));
    return outs.slice(0, SWAPS).flatMap((out, i) => (ins[i] ? [[out, ins[i]] as [RecommendedProgram, RecommendedProgram]] : []));
  }
}
