import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ProgramDirectory } from '../api/directory';
import type { RecommendationRequest } from '../api/contract';
import { goTo } from '../page/go';
import { PlainElement, dispatch } from '../page/plain';
import type { FormState } from './fields';
import { withValue } from './paths';
import { steps } from './steps';

/** The profile in three steps. Tells every change as `profile-change`. */
@customElement('profile-form')
export class ProfileForm extends PlainElement {
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) notes: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) defaults: ReadonlyMap<string, string> = new Map();
  /** Grows with the directory, so that its names appear once they are loaded. */
  @property({ attribute: false }) known = 0;
  @property({ attribute: false }) kept = false;
  @state() private step = 0;

  protected override render() {
    const form: FormState = {
      request: this.request,
      mistakes: this.mistakes,
      notes: this.notes,
      defaults: this.defaults,
      set: (path, value) => dispatch(this, 'profile-change', withValue(this.request, path, value)),
    };
    return html`
      <form novalidate aria-label="Your profile" @submit=${(e: Event) => e.preventDefault()}>
        <ol class="steps">
          ${steps.map(
            (step, i) => html`
            <li><button type="button" aria-current=${i === this.step ? 'step' : nothing} @click=${() => this.go(i)}>
              <span class="step-number">${i + 1}</span> <span class="step-title">${step.title}</span>
            </button></li>`,
          )}
        </ol>
        ${steps.map(
          (step, i) => html`
          <section class="step" ?hidden=${i !== this.step} aria-labelledby="step-${i}">
            <h2 id="step-${i}" tabindex="-1"><span class="sr-only">Step ${i + 1} of ${steps.length}: </span>${step.title}</h2>
            ${step.fields(form, this.directory)}
          </section>`,
        )}
        <div class="step-turn">
          ${this.step > 0 ? html`<button type="button" class="quiet" @click=${() => this.go(this.step - 1)}>Back</button>` : nothing}
          ${
            this.step < steps.length - 1
              ? html`<button type="button" class="primary" @click=${() => this.go(this.step + 1)}>Next:
                ${steps[this.step + 1]!.title.toLowerCase()}</button>`
              : html`<a class="button primary" href="#answer" @click=${this.toAnswer}>See results</a>`
          }
        </div>
        <div class="keep">
          <label><input type="checkbox" .checked=${this.kept}
            @change=${(e: Event) => dispatch(this, 'keep-change', (e.target as HTMLInputElement).checked)}>
            <span>Save on this device</span></label>
          <p class="hint">Otherwise cleared when you close the tab. We never store it.</p>
        </div>
      </form>`;
  }

  private async go(step: number) {
    this.step = step;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#step-${step}`)?.focus({ preventScroll: false });
  }

  private toAnswer(e: Event) {
    e.preventDefault();
    goTo('answer');
  }
}
