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
import type { Journal } from '../list/journal';
import { connectionsOf, favoritesOf } from '../list/wishes';
import '../list/list-edits';
import '../list/list-mix';
import '../list/list-score';
import '../list/list-tools';
import '../list/not-chosen';
import '../list/pgy1-programs';
import '../list/program-list';
import type { ProgramList } from '../list/program-list';
import '../profile/sharpen-box';
import type { Scenario } from '../scenarios/scenario';
import '../scenarios/scenario-table';
import { PlainElement, dispatch } from './plain';

/** Where to apply: the odds, the list, and what they rest on. */
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
  @property({ attribute: false }) journal: Journal = {};
  @property({ attribute: false }) scenarios: readonly Scenario[] = [];
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
        <p class="lead">Try a new letter, an away rotation, a paper, more states, a bigger budget.</p>
        <button type="button" class="tool-button" @click=${() => dispatch(this, 'readiness-want', undefined)}>Show me</button>`;
  }

  protected override render() {
    const { answer, answered, directory, known, journal } = this;
    const edits = editsOf(this.request);
    const brought = edits.pins.length > 0 && answer.programs.every((p) => edits.pins.includes(p.programId));
    return html`
      <section class="card answer-headline" id="odds" aria-label="Your odds"><headline-odds .answer=${answer}
        .request=${answered}></headline-odds></section>
      <sharpen-box .request=${this.request} .directory=${directory} .known=${known} .mistakes=${this.mistakes}></sharpen-box>
      <section class="card answer-list" id="list" tabindex="-1" aria-labelledby="list-title">
        <h2 id="list-title">Your list</h2>
        <p class="lead">Most valuable first, with your odds of an interview. Star the ones you want most.</p>
        <list-mix .programs=${answer.programs} .request=${answered}></list-mix>
        ${
          brought
            ? html`<list-score .answer=${answer} .unedited=${this.unedited} .edits=${edits}></list-score>`
            : html`<list-edits .edits=${edits} .answer=${answer} .unedited=${this.unedited} .directory=${directory}></list-edits>`
        }
        <program-list .answer=${answer} .edits=${edits} .favorites=${favoritesOf(this.request)}
          .connections=${connectionsOf(this.request)} .journal=${journal} .directory=${directory} .known=${known}></program-list>
        <signal-budget .answer=${answer}></signal-budget>
        <pgy1-programs .answer=${answer}></pgy1-programs>
        <not-chosen .answer=${answer} .directory=${directory} .known=${known}></not-chosen>
        <list-tools .request=${answered} .answer=${answer} .journal=${journal} .directory=${directory} .known=${known}></list-tools>
        <scenario-table .scenarios=${this.scenarios} .answer=${answer} .request=${answered}></scenario-table>
      </section>
      <section class="card" id="cost" tabindex="-1" aria-labelledby="curve-title"><budget-curve .answer=${answer} .request=${this.request}
        .mistakes=${this.mistakes}></budget-curve></section>
      <section class="card answer-map" id="map" tabindex="-1" aria-labelledby="map-title"><program-map .answer=${answer}
        .directory=${directory} .known=${known}></program-map></section>
      ${
        answer.strategy.length === 0
          ? nothing
          : html`
        <section class="card" id="strategy" tabindex="-1" aria-labelledby="advice-title">
          <h2 id="advice-title">Your strategy</h2>
          ${strategyAdvice(answer.strategy)}
        </section>`
      }
      <section class="card" id="what-ifs" tabindex="-1" aria-labelledby="help-title">
        <h2 id="help-title">What would help most</h2>
        ${this.help()}
      </section>`;
  }
}
