import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { NotChosen, Reason, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { unknownLabels } from '../profile/vocabulary';
import { dollars, ordinal, percent, percentRange, points } from '../text/format';
import { freidaEntry } from './directories';
import type { Edits } from './edits';
import { statuses, type Entry } from './journal';
import './program-facts';

const FULL_EFFECT = 2;

/** Why a program is in the list: reasons, what is unknown, what it can be exchanged with. */
@customElement('program-why')
export class ProgramWhy extends PlainElement {
  @property({ attribute: false }) program!: RecommendedProgram;
  /** Programs of the list that the visitor wants as much as this one, itself among them. */
  @property({ attribute: false }) equals = 1;
  /** Whether somebody there knows the visitor. */
  @property({ attribute: false }) connected = false;
  /** What the visitor noted about it. */
  @property({ attribute: false }) entry: Entry = {};
  /** Programs of the list that the data cannot tell apart from this one, itself among them. */
  @property({ attribute: false }) alike: readonly RecommendedProgram[] = [];
  /** Programs left out of the list that the data cannot tell apart from this one. */
  @property({ attribute: false }) leftOut: readonly NotChosen[] = [];
  @property({ attribute: false }) edits!: Edits;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;

  protected override render() {
    const { odds, marginal, reasons, unknown, programId, preferenceRank, name, city, state, feeUsd } = this.program;
    const pinned = this.edits.pins.includes(programId);
    const link = freidaEntry(programId);
    return html`
      <div class="why">
        <section class="why-acts">
          <p class="why-name"><b>${name}</b> <span class="aside">${city}, ${state}</span>
            ${link ? html`<a href=${link} target="_blank" rel="noopener">FREIDA entry</a>` : nothing}</p>
          <p>
            <button type="button" class="tool-button" aria-pressed=${pinned}
              @click=${() => dispatch(this, pinned ? 'program-release' : 'program-pin', programId)}>Pin<span class="sr-only">
                ${name}</span></button>
            <button type="button" class="tool-button" @click=${() => dispatch(this, 'program-drop', programId)}>Drop<span class="sr-only">
              ${name}</span></button>
            <button type="button" class="tool-button" aria-pressed=${this.connected} title="Someone there knows you, family in town, research"
              @click=${() => dispatch(this, 'program-connect', programId)}>They know me</button>
          </p>
          ${this.notes()}
        </section>
        <section>
          <h4>What affects your interview odds</h4>
          <ul class="reasons">${reasons.map(reasonRow)}</ul>
        </section>
        <section>
          <h4>What it means</h4>
          <ul class="plain">
            <li>Interview: <b>${percent(odds.interview.p)}</b>, likely range ${percentRange(odds.interview.low, odds.interview.high, percent)}.</li>
            <li>If you rank it first: <b>${percent(odds.match.p)}</b>, likely range ${percentRange(odds.match.low, odds.match.high, percent)}.</li>
            <li>With your whole list: <b>${percent(odds.landing)}</b>. ${
              this.equals > 1
                ? html`You haven’t said which of ${this.equals} programs you prefer: star the ones you want most.`
                : html`It’s your ${ordinal(preferenceRank)} choice.`
            }</li>
            <li>This application adds <b>${points(marginal)}</b> for ${dollars(feeUsd)}.</li>
          </ul>
          ${
            unknown.length
              ? html`<p class="aside">Not known: ${unknown.map((u) => unknownLabels[u] ?? u).join('; ')}. Unknown doesn’t
            count as “no”; it widens the range.</p>`
              : nothing
          }
          <program-facts .programId=${programId}></program-facts>
        </section>
        ${this.alike.length + this.leftOut.length > 1 ? this.choice() : nothing}
      </div>`;
  }

  private notes() {
    const { programId, name } = this.program;
    const set = (change: Entry) => dispatch(this, 'journal-note', { programId, change });
    return html`
      <div class="journal">
        <label class="tool"><span>Status<span class="sr-only"> of ${name}</span></span>
          <select @change=${(e: Event) => set({ status: valueOf(e) as Entry['status'] })}>
            <option value="" .selected=${!this.entry.status}>–</option>
            ${statuses.map(([v, label]) => html`<option value=${v} .selected=${v === this.entry.status}>${label}</option>`)}
          </select></label>
        <label class="tool"><span>Interview date<span class="sr-only">, ${name}</span></span>
          <input type="date" .value=${live(this.entry.interviewOn ?? '')} @change=${(e: Event) => set({ interviewOn: valueOf(e) })}></label>
        <label class="tool words"><span>Your notes<span class="sr-only"> on ${name}</span></span>
          <input type="text" maxlength="500" autocomplete="off" .value=${live(this.entry.note ?? '')}
            @change=${(e: Event) => set({ note: valueOf(e) })}></label>
      </div>`;
  }

  private choice() {
    return html`
      <section class="choice">
        <h4>We can’t tell these ${this.alike.length + this.leftOut.length} apart: ${
          this.leftOut.length ? `choose any ${this.alike.length}` : 'pick your favorites'
        }</h4>
        <p class="aside">${
          this.leftOut.length
            ? 'Keep the ones you’d rather go to, drop the others, or swap in one that was left out: your odds stay the same.'
            : 'All of them are on your list. Star the ones you want most to set your order.'
        }</p>
        <h5>On your list</h5>
        <ul>${this.alike.map((p) => {
          const pinned = this.edits.pins.includes(p.programId);
          return html`
            <li><span>${p.name} <span class="aside">${p.city}, ${p.state}</span></span>
              <span class="choice-actions">
                <button type="button" class="quiet" aria-pressed=${pinned}
                  @click=${() => dispatch(this, pinned ? 'program-release' : 'program-pin', p.programId)}>Keep<span class="sr-only">
                    ${p.name}</span></button>
                <button type="button" class="quiet" @click=${() => dispatch(this, 'program-drop', p.programId)}>Drop<span
                  class="sr-only"> ${p.name}</span></button>
              </span></li>`;
        })}</ul>
        ${this.leftOut.length ? this.exchanges() : nothing}
      </section>`;
  }

  private exchanges() {
    const { programId, name } = this.program;
    return html`
      <h5>Not on your list, but just as good in our data</h5>
      <ul>${this.leftOut.map((n) => {
        const other = this.directory.find(n.programId);
        return html`
          <li><span>${other?.name ?? n.programId} ${other ? html`<span class="aside">${other.city}, ${other.state}</span>` : nothing}</span>
            <button type="button" class="quiet" data-exchange=${n.programId}
              @click=${() => dispatch(this, 'program-exchange', { out: programId, into: n.programId })}>Swap in<span class="sr-only"> for
                ${name}: ${other?.name ?? n.programId}</span></button></li>`;
      })}</ul>`;
  }
}

const valueOf = (e: Event) => (e.target as HTMLInputElement).value || undefined;

/** A reason as a bar to the right when it helps and to the left when it hurts. */
function reasonRow({ effect, text }: Reason) {
  const width = Math.min(50, (50 * Math.abs(effect)) / FULL_EFFECT);
  return html`
    <li><svg class="effect" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`
        <rect class=${effect < 0 ? 'effect-hurts' : 'effect-helps'} x=${effect < 0 ? 50 - width : 50} y="1" width=${width} height="8" />
        <rect class="effect-axis" x="49.6" y="0" width="0.8" height="10" />`}</svg>
      <span><span class="sr-only">${effect < 0 ? 'Hurts: ' : 'Helps: '}</span>${text}</span></li>`;
}
