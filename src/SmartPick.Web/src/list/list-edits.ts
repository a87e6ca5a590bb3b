import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer } from '../api/contract';
import { totalFees } from '../api/fees';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { dollars, plural, roughPoints } from '../text/format';
import type { Edits } from './edits';

/** The visitor's pins and drops, and what they cost against the list without them. */
@customElement('list-edits')
export class ListEdits extends PlainElement {
  @property({ attribute: false }) edits!: Edits;
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) unedited?: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;

  protected override render() {
    const { pins, drops } = this.edits;
    if (pins.length + drops.length === 0) {
      return nothing;
    }

    return html`
      <section class="edits" aria-label="Your changes">
        <p class="edits-cost" role="status">${this.cost()}</p>
        <ul>
          ${pins.map((id) => this.edit('Pinned', id))}
          ${drops.map((id) => this.edit('Dropped', id))}
        </ul>
        <button type="button" class="quiet" @click=${() => dispatch(this, 'edits-clear', undefined)}>Undo all</button>
      </section>`;
  }

  private edit(what: string, id: string) {
    const name = this.answer.programs.find((p) => p.programId === id)?.name ?? this.directory.nameOf(id);
    return html`<li><span class="aside">${what}</span> ${name}
      <button type="button" class="quiet" @click=${() => dispatch(this, 'program-release', id)}>Undo<span class="sr-only"> ${what}
        ${name}</span></button></li>`;
  }

  private cost() {
    if (!this.unedited) {
      return 'Checking what your changes cost…';
    }

    const before = this.unedited.summary;
    const after = this.answer.summary;
    const gain = after.matchProbability.p - before.matchProbability.p;
    const chance =
      Math.abs(gain) < 0.00005
        ? 'Your changes don’t affect your odds'
        : `Your changes ${gain < 0 ? 'lower' : 'raise'} your odds by ${roughPoints(gain)}`;
    const fees = totalFees(after) - totalFees(before);
    const applications = after.applications - before.applications;
    const money = fees === 0 ? 'fees stay the same' : `fees ${fees > 0 ? 'rise' : 'fall'} by ${dollars(Math.abs(fees))}`;
    const count =
      applications === 0 ? '' : `, with ${plural(Math.abs(applications), applications > 0 ? 'more application' : 'fewer application')}`;
    return `${chance}; ${money}${count}.`;
  }
}
