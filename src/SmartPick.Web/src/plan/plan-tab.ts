import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AwayRotation, Readiness, RecommendationRequest } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { planCalendar } from '../api/readiness';
import { branches } from '../answer/branches';
import { PlainElement } from '../page/plain';
import { saveFile } from '../page/save-file';
import { labelOf, letters } from '../profile/vocabulary';
import { points } from '../text/format';
import '../styles/branches.css';
import '../styles/plan.css';
import { benchmarks } from './benchmarks';
import { strategies } from './strategies';
import './timeline';
import './what-ifs';
import { dayText, windowText } from './windows';

/** From today to the Match: what to do when, and how the applicant stands. */
@customElement('plan-tab')
export class PlanTab extends PlainElement {
  @property({ attribute: false }) readiness!: Readiness;
  /** What `readiness` answers. */
  @property({ attribute: false }) answered!: RecommendationRequest;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private said = '';

  protected override render() {
    const r = this.readiness;
    return html`
      ${
        r.warnings.length
          ? html`<div class="plan-warnings">${r.warnings.map(
              ({ text }) => html`<p class="note"
        role="note">${text}</p>`,
            )}</div>`
          : nothing
      }
      ${
        r.gaps.length
          ? html`
        <section class="card" aria-labelledby="gaps-title"><h2 id="gaps-title">What’s missing</h2>
          <ul class="gaps">${r.gaps.map(
            ({ text, severity }) => html`<li class="gap gap-${severity}"><span class="sr-only">${severity}
            priority: </span>${text}</li>`,
          )}</ul></section>`
          : nothing
      }
      <section class="card" aria-labelledby="what-ifs-title"><h2 id="what-ifs-title">What would help most</h2><what-ifs
        .whatIfs=${r.whatIfs}></what-ifs></section>
      <section class="card" aria-labelledby="timeline-title">
        <div class="list-head"><h2 id="timeline-title">Your plan</h2>
          <div class="take-along" role="group" aria-label="Save your plan">
            <button type="button" class="tool-button" @click=${this.saveCalendar}>Add to calendar</button>
            <button type="button" class="tool-button" @click=${() => print()}>Print</button>
            <p class="said" role="status">${this.said}</p>
          </div></div>
        <plan-timeline .plan=${r.plan}></plan-timeline>
      </section>
      <div class="plan-pair">
        <section class="card" aria-labelledby="letters-title"><h2 id="letters-title">Letters</h2>
          <ul class="chips letters">
            ${r.letters.have.map(
              (l) => html`<li class="is-there"><span aria-hidden="true">✓</span> <span class="sr-only">You have:
              </span>${labelOf(letters, l)}</li>`,
            )}
            ${r.letters.missing.map(
              (l) => html`<li class="is-missing"><span aria-hidden="true">!</span> <span class="sr-only">Missing:
              </span>${labelOf(letters, l)}</li>`,
            )}
            ${r.letters.optional.map((l) => html`<li class="is-optional">${labelOf(letters, l)}, optional</li>`)}
          </ul>
          <p>${r.letters.text}</p></section>
        <section class="card" aria-labelledby="research-title"><h2 id="research-title">Research</h2>${this.research(r.research)}</section>
      </div>
      <section class="card" aria-labelledby="rotations-title"><h2 id="rotations-title">Rotations</h2>
        <p>${
          r.rotations.homeSubI.window
            ? html`<b>${windowText(r.rotations.homeSubI.window)}</b>
          `
            : nothing
        }${r.rotations.homeSubI.text}</p>
        <p>${r.rotations.text}</p>
        ${
          r.rotations.aways.length
            ? html`<h3>Best aways for you</h3><ul
          class="aways">${r.rotations.aways.map((a) => this.away(a))}</ul>`
            : nothing
        }</section>
      ${
        r.compare.length
          ? html`<section class="card" aria-labelledby="compare-title"><h2 id="compare-title">One specialty or several</h2>${strategies(r.compare)}</section>`
          : nothing
      }
      ${
        r.benchmarks.length
          ? html`<section class="card" aria-labelledby="benchmarks-title"><h2 id="benchmarks-title">How you
        compare</h2>${benchmarks(r.benchmarks)}</section>`
          : nothing
      }
      ${
        r.preparation.length
          ? html`
        <section class="card" aria-labelledby="preparation-title"><h2 id="preparation-title">Statement and interviews</h2>
          <ul class="advice">${r.preparation.map(({ text }) => html`<li>${text}</li>`)}</ul></section>`
          : nothing
      }
      ${
        r.contingency.length
          ? html`<section class="card" aria-labelledby="contingency-title"><h2 id="contingency-title">Outcomes and
        next steps</h2>${branches(r.contingency)}</section>`
          : nothing
      }`;
  }

  private research({ products, irProjects, target, by, text }: Readiness['research']) {
    return html`
      <dl class="target">
        <div><dt>Research items</dt><dd>${products ?? '–'} <span class="aside">(goal ${target.low}–${target.high})</span></dd></div>
        ${
          target.ir
            ? html`<div><dt>IR-related</dt><dd>${irProjects ?? '–'} <span class="aside">(goal
          ${target.ir})</span></dd></div>`
            : nothing
        }
        <div><dt>By</dt><dd class="target-day">${dayText(by)}</dd></div>
      </dl>
      <p>${text}</p>`;
  }

  private away({ programId, effect, window }: AwayRotation) {
    const program = this.directory.find(programId);
    return html`
      <li><span><b>${program?.name ?? programId}</b> ${
        program
          ? html`<span class="aside">${program.city},
        ${program.state}</span>`
          : nothing
      }</span>
        <span class="aside">${windowText(window)}</span> <span>+${points(effect.p)}</span></li>`;
  }

  private readonly saveCalendar = async () => {
    try {
      saveFile('smartpick-plan.ics', 'text/calendar', await planCalendar(this.answered));
      this.said = 'Saved. Open the file to add the dates to your calendar.';
    } catch {
      this.said = 'We couldn’t create the calendar. Try again.';
    }
  };
}
