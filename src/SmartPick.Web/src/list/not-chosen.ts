import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, NotChosen } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import { matchesWords } from '../text/fold';
import { plural, points } from '../text/format';

const FIRST = 12;

/** Programs that did not make the list, grouped by the reason. */
@customElement('not-chosen')
export class NotChosenPrograms extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private words = '';
  @state() private whole: ReadonlySet<string> = new Set();

  protected override render() {
    const { notChosen } = this.answer;
    const found = notChosen.filter((n) => matchesWords(this.words, this.textOf(n)));
    const groups = Map.groupBy(found, (n) => n.reason);
    return html`
      <details class="not-chosen">
        <summary>Not on your list, and why <span class="aside">${plural(notChosen.length, 'program')}</span></summary>
        <label class="tool words"><span>Find</span>
          <input type="search" placeholder="Name, city or state" .value=${this.words} @input=${(e: Event) => {
            this.words = (e.target as HTMLInputElement).value;
          }}></label>
        ${[...groups].map(([reason, programs]) => this.group(reason, programs))}
        ${found.length ? nothing : html`<p class="empty">No matches.</p>`}
      </details>`;
  }

  private group(reason: string, programs: NotChosen[]) {
    const shown = this.whole.has(reason) ? programs : programs.slice(0, FIRST);
    return html`
      <section>
        <h3>${programs[0]!.text} <span class="aside">${programs.length}</span></h3>
        <ul>${shown.map((n) => this.program(n))}</ul>
        ${
          shown.length < programs.length
            ? html`
          <button type="button" class="quiet" @click=${() => {
            this.whole = new Set([...this.whole, reason]);
          }}>Show all ${programs.length}</button>`
            : nothing
        }
      </section>`;
  }

  private program(n: NotChosen) {
    const program = this.directory.find(n.programId);
    const name = program?.name ?? n.programId;
    return html`
      <li><span>${name} ${
        program
          ? html`<span class="aside"><b class="specialty">${specialtyShort(program.specialty)}</b>
        ${program.city}, ${program.state}</span>`
          : nothing
      }</span>
        ${n.marginal > 0 ? html`<span class="aside">would add ${points(n.marginal)}</span>` : nothing}
        ${
          n.reason === 'excluded'
            ? html`<button type="button" class="quiet" @click=${() => dispatch(this, 'program-release', n.programId)}>Allow again<span
              class="sr-only"> ${name}</span></button>`
            : html`<button type="button" class="quiet" @click=${() => dispatch(this, 'program-pin', n.programId)}>Pin<span
              class="sr-only"> ${name}</span></button>`
        }
      </li>`;
  }

  private textOf({ programId }: NotChosen) {
    const p = this.directory.find(programId);
    return p ? `${p.name} ${p.city} ${p.state}` : programId;
  }
}
