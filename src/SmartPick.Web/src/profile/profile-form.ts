import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ProgramDirectory } from '../api/directory';
import type { RecommendationRequest } from '../api/contract';
import { goTo } from '../page/go';
import { PlainElement, dispatch } from '../page/plain';
import { examples } from './examples';
import type { FormState } from './fields';
import { firstQuestions, groupOf, groups } from './groups';
import { withValue } from './paths';
import { completeness, hasScore } from './questions';

/** The profile: the questions that matter most, and the others folded away. Tells every change as `profile-change`. */
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
  @state() private more = false;
  @state() private opened: ReadonlySet<string> = new Set();

  /** Opens what a field is folded into and goes there. */
  async show(path: string) {
    const group = groupOf(path);
    if (group) {
      this.more = true;
      this.opened = new Set([...this.opened, group.title]);
    }

    await this.updateComplete;
    const field =
      this.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? this.querySelector(`[data-path^="${CSS.escape(path)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
  }

  protected override render() {
    const form: FormState = {
      request: this.request,
      mistakes: this.mistakes,
      notes: this.notes,
      defaults: this.defaults,
      set: (path, value) => dispatch(this, 'profile-change', withValue(this.request, path, value)),
    };
    const wrong = new Set([...this.mistakes.keys()].flatMap((path) => groupOf(path)?.title ?? []));
    return html`
      <form novalidate aria-label="Your profile" @submit=${(e: Event) => e.preventDefault()}>
        ${firstQuestions(form)}
        ${
          hasScore(form)
            ? nothing
            : html`<p class="examples">Or try an example: ${examples().map(
                (example) =>
                  html`<button type="button" class="quiet" @click=${() => dispatch(this, 'example-choose', example)}>${
                    example.label
                  }</button>`,
              )}</p>`
        }
        <details class="more-questions" .open=${this.more || wrong.size > 0} @toggle=${(e: Event) => {
          this.more = (e.target as HTMLDetailsElement).open;
        }}>
          <summary>More about you <span class="aside">${completeness(form)}% complete</span></summary>
          ${groups.map(
            (group) => html`
            <details class="group" .open=${this.opened.has(group.title) || wrong.has(group.title)} @toggle=${(e: Event) =>
              this.toggle(e, group.title)}>
              <summary>${group.title}</summary>
              <div class="group-fields">${group.fields(form, this.directory)}</div>
            </details>`,
          )}
        </details>
        <div class="keep">
          <label><input type="checkbox" .checked=${this.kept}
            @change=${(e: Event) => dispatch(this, 'keep-change', (e.target as HTMLInputElement).checked)}>
            <span>Save on this device <span class="hint">(otherwise cleared when you close the tab)</span></span></label>
        </div>
        <a class="button primary to-answer" href="#answer" @click=${this.toAnswer}>See results</a>
      </form>`;
  }

  private toggle(e: Event, title: string) {
    e.stopPropagation();
    const next = new Set(this.opened);
    if ((e.target as HTMLDetailsElement).open) {
      next.add(title);
    } else {
      next.delete(title);
    }

    this.opened = next;
  }

  private toAnswer(e: Event) {
    e.preventDefault();
    goTo('answer');
  }
}
