import { html, nothing, type TemplateResult } from 'lit';
import type { FieldError, Problem } from '../api/contract';

interface Trouble {
  problem?: Problem;
  /** Complaints about something that no field shows, as from a link of another version. */
  others: readonly FieldError[];
  /** Whether fields of the form are invalid. */
  inFields: boolean;
  /** Whether an older answer is on the screen. */
  answered: boolean;
  retry(): void;
  leaveOut(): void;
}

const said = ({ field, code, message }: FieldError) => (code === 'unknown-field' ? `We don’t know “${field}”.` : `${field}: ${message}`);

/** Why there is no newer answer, and what can be done about it. */
export function problemBox({ problem, others, inFields, answered, retry, leaveOut }: Trouble): TemplateResult | typeof nothing {
  if (!problem) {
    return inFields
      ? html`<p class="problem" role="alert">Fix the highlighted fields to update your results.
        ${answered ? 'Until then, you see your last results.' : nothing}</p>`
      : nothing;
  }

  return html`<div class="problem" role="alert"><b>${problem.title}</b>
    ${others.length ? others.map(said).join(' ') : inFields ? 'Fix the highlighted fields.' : (problem.detail ?? '')}
    ${
      others.length
        ? html`<button type="button" class="quiet" @click=${leaveOut}>Leave ${others.length === 1 ? 'it' : 'them'} out</button>`
        : inFields
          ? nothing
          : html`<button type="button" class="quiet" @click=${retry}>Try again</button>`
    }</div>`;
}
