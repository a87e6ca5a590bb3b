import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { findProgram } from '../api/client';
import type { ProgramDetail } from '../api/contract';
import { PlainElement } from '../page/plain';
import { plural } from '../text/format';

const identity = new Set(['program_id', 'specialty', 'name', 'institution', 'city', 'state', 'lat', 'lon', 'source', 'source_date']);
const spelled: Record<string, string> = { step2ck: 'Step 2 CK', comlex: 'COMLEX', do: 'DO', img: 'IMG', ir: 'IR', musd: '(million US$)' };

/** `step2ck_median` as people write it. */
const label = (column: string) => {
  const text = column
    .split('_')
    .map((word) => spelled[word] ?? word)
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Every field of a program with known or unknown and the source; fetched when opened. */
@customElement('program-facts')
export class ProgramFacts extends PlainElement {
  @property({ attribute: false }) programId!: string;
  @state() private detail?: ProgramDetail;
  @state() private failed = false;

  protected override render() {
    return html`
      <details class="facts" @toggle=${this.load}>
        <summary>What we know (sources)</summary>
        ${this.failed ? html`<p class="mistake">We couldn’t load this. Close and reopen to try again.</p>` : nothing}
        ${this.detail ? this.facts(this.detail) : nothing}
      </details>`;
  }

  private facts({ programId, fields, source, sourceDate }: ProgramDetail) {
    const rows = Object.entries(fields).filter(([column]) => !identity.has(column));
    const known = rows.filter(([, f]) => f.known);
    const unknown = rows.filter(([, f]) => !f.known);
    return html`
      <dl>
        <div><dt>ACGME ID</dt><dd>${programId}</dd></div>
        ${known.map(([column, f]) => html`<div><dt>${label(column)}</dt><dd>${f.value}</dd></div>`)}
      </dl>
      <p class="aside">${plural(unknown.length, 'field')} unknown: ${unknown.map(([column]) => label(column)).join(', ')}.</p>
      <p class="aside">Source: ${source}; as of ${sourceDate}.</p>`;
  }

  private async load(e: Event) {
    if (!(e.target as HTMLDetailsElement).open || this.detail) {
      return;
    }

    try {
      this.failed = false;
      this.detail = await findProgram(this.programId);
    } catch {
      this.failed = true;
    }
  }
}
