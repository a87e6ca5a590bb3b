import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PlainElement, dispatch } from '../page/plain';
import { specialtiesWithYears } from '../profile/specialties';
import type { Unlisted } from './ranking';

/** Takes an interview at a program that is not in the data. Tells `interview-add-unlisted`. */
@customElement('add-unlisted')
export class AddUnlisted extends PlainElement {
  @state() private name = '';
  @state() private specialty = '';

  protected override render() {
    return html`
      <details class="add-unlisted">
        <summary>Missing a program?</summary>
        <p class="aside">Add it by name. Its odds are those of an average program in its specialty.</p>
        <div class="list-tools">
          <label class="tool words"><span>Program name</span><input type="text" maxlength="200" autocomplete="off" .value=${this.name}
            @input=${(e: Event) => {
              this.name = (e.target as HTMLInputElement).value;
            }}></label>
          <label class="tool"><span>Specialty</span><select @change=${(e: Event) => {
            this.specialty = (e.target as HTMLSelectElement).value;
          }}>
            <option value="" .selected=${!this.specialty}>Choose…</option>
            ${specialtiesWithYears().map(({ code, name }) => html`<option value=${code} .selected=${code === this.specialty}>${name}</option>`)}
          </select></label>
          <button type="button" class="tool-button" ?disabled=${!/[\p{L}\p{N}]/u.test(this.name) || !this.specialty} @click=${this.add}>Add it</button>
        </div>
      </details>`;
  }

  private readonly add = () => {
    dispatch<Unlisted>(this, 'interview-add-unlisted', { name: this.name.trim(), specialty: this.specialty });
    this.name = '';
  };
}
