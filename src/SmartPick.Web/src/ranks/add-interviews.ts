import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { pickField, programOptions } from '../profile/program-field';
import { specialtyShort } from '../profile/specialties';

/** Where interviews come from: any program by name, or the list that was applied with. Tells `interview-add` with a program id. */
@customElement('add-interviews')
export class AddInterviews extends PlainElement {
  @property({ attribute: false }) answer?: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  /** Programs that stand in the ranking already. */
  @property({ attribute: false }) ranked: ReadonlySet<string> = new Set();

  /** Programs that the visitor marked as interviews in the application list. */
  @property({ attribute: false }) noted: readonly string[] = [];

  protected override render() {
    const noted = this.noted.filter((id) => !this.ranked.has(id));
    const listed = (this.answer?.programs ?? []).toSorted((a, b) => a.preferenceRank - b.preferenceRank);
    return html`
      <div class="add-interviews">
        ${
          noted.length
            ? html`<button type="button" class="tool-button" @click=${() => noted.forEach((id) => dispatch(this, 'interview-add', id))}>Add
              the ${noted.length === 1 ? 'interview' : `${noted.length} interviews`} you noted in your list</button>`
            : nothing
        }
        ${pickField({
          id: 'interview-program',
          label: 'Add a program that interviewed you',
          options: programOptions(this.directory).filter((o) => !this.ranked.has(o.key)),
          choose: (id) => id && dispatch(this, 'interview-add', id),
        })}
        ${
          listed.length
            ? html`
          <details class="from-list">
            <summary>Choose interviews from your application list</summary>
            <ul>${listed.map((p) => this.tick(p))}</ul>
          </details>`
            : nothing
        }
      </div>`;
  }

  private tick(p: RecommendedProgram) {
    return html`
      <li><label><input type="checkbox" .checked=${this.ranked.has(p.programId)}
        @change=${(e: Event) => dispatch(this, (e.target as HTMLInputElement).checked ? 'interview-add' : 'interview-remove', p.programId)}>
        <span>${p.name} <span class="aside"><b class="specialty">${specialtyShort(p.specialty)}</b> ${p.city},
          ${p.state}</span></span></label></li>`;
  }
}
