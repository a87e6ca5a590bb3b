import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement } from '../page/plain';
import { dollars, plural } from '../text/format';

/** Transitional years near the chosen programs: an advanced position needs a PGY-1 year of its own. */
@customElement('pgy1-programs')
export class Pgy1Programs extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;

  protected override render() {
    const { pgy1 = [] } = this.answer;
    return pgy1.length === 0 ? nothing : html`
      <section class="pgy1">
        <h3>For your PGY-1 year <span class="aside">${plural(pgy1.length, 'transitional year program')}</span></h3>
        <p class="aside">Most positions are advanced and start at PGY-2. Preliminary programs are not in the data.</p>
        <ul>${pgy1.map((p) => html`
          <li><span>${this.directory.nameOf(p.programId)} <span class="aside">near ${this.directory.nameOf(p.near)}</span></span> <span>${dollars(p.feeUsd)}</span></li>`)}</ul>
      </section>`;
  }
}
