import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Answer, Problem, Readiness, RecommendationRequest } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import '../answer/budget-curve';
import '../answer/headline-odds';
import '../answer/program-map';
import '../answer/signal-budget';
import { strategyAdvice } from '../answer/strategy-advice';
import { editsOf } from '../list/edits';
import { connectionsOf, favoritesOf } from '../list/wishes';
import '../list/list-edits';
import '../list/list-mix';
import '../list/list-tools';
import '../list/not-chosen';
import '../list/pgy1-programs';
import '../list/program-list';
import type { ProgramList } from '../list/program-list';
import { PlainElement, dispatch } from './plain';

/** Where to apply: the odds, what they cost, and the list. */
@customElement('list-tab')
export class ListTab extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  /** The answer without the visitor's pins and drops, when there are any. */
  @property({ attribute: false }) unedited?: Answer;
  /** What `answer` answers. */
  @property({ attribute: false }) answered!: RecommendationRequest;
  /** What the form says now. */
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  /** What would help most, once the visitor has asked for it. */
  @property({ attribute: false }) readiness?: Readiness;
  @property({ attribute: false }) readinessAsked = false;
  @property({ attribute: false }) readinessProblem?: Problem;
  @query('program-list') private list?: ProgramList;

  show(programId: string) {
    return this.list?.show(programId);
  }

  private help() {
    if (this.readiness) {
      return html`<what-ifs .whatIfs=${this.readiness.whatIfs}></what-ifs>`;
    }

    if (this.readinessProblem) {
      return html`
        <p class="lead" role="alert">${this.readinessProblem.title}</p>
        <button type="button" class="tool-button" @click=${() => dispatch(this, 'readiness-want', undefined)}>Try again</button>`;
    }

    return this.readinessAsked
      ? html`<p class="lead" role="status">Re-running your list for each thing you could still change…</p>`
      : html`
        <p class="lead">See what a missing letter, an away rotation, a paper, a wider region or a bigger budget would change.</p>
        <button type="button" class="tool-button" @click=${() => dispatch(this, 'readiness-want', undefined)}>Show me</button>`;
  }

  protected override render() {
    const { answer, answered, directory, known } = this;
    const edits = editsOf(this.request);
    return html`
      <section class="card answer-headline" aria-label="Your odds"><headline-odds .answer=${answer}
        .request=${answered}></headline-odds></section>
      ${
        answer.strategy.length === 0
          ? nothing
          : html`
        <section class="card" aria-labelledby="advice-title">
          <h2 id="advice-title">Your strategy</h2>
          ${strategyAdvice(answer.strategy)}
        </section>`
      }
      <section class="card" aria-labelledby="help-title">
        <h2 id="help-title">What would help most</h2>
        ${this.help()}
      </section>
      <section class="card" aria-labelledby="curve-title"><budget-curve .answer=${answer} .request=${this.request}
        .mistakes=${this.mistakes}></budget-curve></section>
      <section class="card" aria-labelledby="signals-title"><signal-budget .answer=${answer}></signal-budget></section>
      <section class="card answer-map" aria-labelledby="map-title"><program-map .answer=${answer} .directory=${directory}
        .known=${known}></program-map></section>
      <section class="card answer-list" aria-labelledby="list-title">
        <div class="list-head">
          <h2 id="list-title">Your list</h2>
          <list-tools .request=${answered} .answer=${answer}></list-tools>
        </div>
        <p class="lead">Most valuable first. Star the programs you want most to set your own order.
          Fees are ERAS fees; transcripts and NRMP fee not included.</p>
        <list-mix .programs=${answer.programs}></list-mix>
        <list-edits .edits=${edits} .answer=${answer} .unedited=${this.unedited} .directory=${directory}></list-edits>
        <program-list .answer=${answer} .edits=${edits} .favorites=${favoritesOf(this.request)}
          .connections=${connectionsOf(this.request)} .directory=${directory} .known=${known}></program-list>
        <pgy1-programs .answer=${answer}></pgy1-programs>
      </section>
      <section class="card"><not-chosen .answer=${answer} .directory=${directory} .known=${known}></not-chosen></section>`;
  }
}
