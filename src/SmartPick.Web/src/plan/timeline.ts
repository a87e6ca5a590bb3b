import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlanItem } from '../api/contract';
import { PlainElement } from '../page/plain';
import { plural } from '../text/format';
import { windowText } from './windows';

/** Nothing is left to do about it, or its time is over. */
const isBehind = ({ done, status }: PlanItem) => done === true || status === 'passed';

const words: Record<PlanItem['status'], string> = { passed: 'Passed', now: 'Now', ahead: '' };

/** The plan stage by stage: what is due now and what comes, and folded away what is done or over. */
@customElement('plan-timeline')
export class PlanTimeline extends PlainElement {
  @property({ attribute: false }) plan: readonly PlanItem[] = [];

  protected override render() {
    const done = this.plan.filter((item) => item.done).length;
    const passed = this.plan.filter((item) => !item.done && item.status === 'passed').length;
    const left = this.plan.length - done - passed;
    const behind = this.plan.filter(isBehind);
    const due = this.plan.filter((item) => !isBehind(item) && item.status === 'now').length;
    return html`
      <p class="lead">${done} done, ${passed} passed, ${left} left${due ? `, ${due} due now` : ''}.</p>
      ${
        behind.length
          ? html`
        <details class="plan-behind"><summary>${plural(behind.length, 'step')} done or passed</summary>${this.stages(behind)}</details>`
          : nothing
      }
      ${this.stages(this.plan.filter((item) => !isBehind(item)))}`;
  }

  private stages(items: readonly PlanItem[]) {
    return [...Map.groupBy(items, (item) => item.stage)].map(
      ([stage, steps]) => html`
      <section class="stage">
        <h3>${stage}</h3>
        <ol>${steps.map((item) => this.item(item))}</ol>
      </section>`,
    );
  }

  private item({ window, kind, title, text, why, done, status, source, dates }: PlanItem) {
    const days = windowText(window) + (kind === 'expected' ? ' (expected)' : '');
    const state = done ? 'Done' : words[status];
    return html`
      <li class="plan-item is-${done ? 'done' : status}">
        <span class="plan-mark" aria-hidden="true">${done ? '✓' : ''}</span>
        <p class="plan-when">${days}${state ? html` <b class="plan-state">${state}</b>` : nothing}</p>
        <p class="plan-title">${title}</p>
        <p class="plan-text">${text}</p>
        <details class="plan-why"><summary>Why (source)</summary>
          <p class="aside">${why}</p><p class="aside">Source: ${source}. Dates: ${dates}.</p></details>
      </li>`;
  }
}
