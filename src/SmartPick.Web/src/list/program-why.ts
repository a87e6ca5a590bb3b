import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NotChosen, Reason, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { unknownLabels } from '../profile/vocabulary';
import { percent, points } from '../text/format';
import type { Edits } from './edits';
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
  /** Programs of the list that the data cannot tell apart from this one, itself among them. */
  @property({ attribute: false }) alike: readonly RecommendedProgram[] = [];
  /** Programs left out of the list that the data cannot tell apart from this one. */
  @property({ attribute: false }) leftOut: readonly NotChosen[] = [];
  @property({ attribute: false }) edits!: Edits;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;

  protected override render() {
    const { odds, marginal, reasons, unknown, programId, preferenceRank } = this.program;
    return html`
      <div class="why">
        <section>
          <h4>What affects your interview odds</h4>
          <ul class="reasons">${reasons.map(reasonRow)}</ul>
        </section>
        <section>
          <h4>What it means</h4>
          <ul class="plain">
            <li>Interview: <b>${percent(odds.interview.p)}</b>, likely range ${percent(odds.interview.low)} to
              ${percent(odds.interview.high)}.</li>
            <li>Match if you rank it first: <b>${percent(odds.match.p)}</b>.</li>
            <li>Match with your whole list: <b>${percent(odds.landing)}</b>. ${
              this.equals > 1
                ? html`You gave no order among ${this.equals} programs: star the ones you want most.`
                : html`It’s your ${ordinal(preferenceRank)} choice.`
            }</li>
            <li>This application adds <b>${points(marginal)}</b>.</li>
          </ul>
          ${
            unknown.length
              ? html`<p class="aside">Not known: ${unknown.map((u) => unknownLabels[u] ?? u).join('; ')}. Unknown doesn’t
            count as “no”; it widens the range.</p>`
              : nothing
          }
          <program-facts .programId=${programId}></program-facts>
          <p><button type="button" class="quiet" aria-pressed=${this.connected}
              @click=${() => dispatch(this, 'program-connect', programId)}>They know me here</button>
            <span class="aside">Somebody there knows you, family in town, research with them.</span></p>
        </section>
        ${this.alike.length + this.leftOut.length > 1 ? this.choice() : nothing}
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

/** A reason as a bar to the right when it helps and to the left when it hurts. */
function reasonRow({ effect, text }: Reason) {
  const width = Math.min(50, (50 * Math.abs(effect)) / FULL_EFFECT);
  return html`
    <li><svg class="effect" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`
        <rect class=${effect < 0 ? 'effect-hurts' : 'effect-helps'} x=${effect < 0 ? 50 - width : 50} y="1" width=${width} height="8" />
        <rect class="effect-axis" x="49.6" y="0" width="0.8" height="10" />`}</svg>
      <span><span class="sr-only">${effect < 0 ? 'Hurts: ' : 'Helps: '}</span>${text}</span></li>`;
}

function ordinal(n: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'];
  const rest = n % 100;
  return `${n}${suffix[(rest - 20) % 10] ?? suffix[rest] ?? suffix[0]}`;
}
