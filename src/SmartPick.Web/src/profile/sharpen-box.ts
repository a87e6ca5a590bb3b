import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecommendationRequest } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import type { FormState } from './fields';
import { withValue } from './paths';
import { completeness, openQuestions, questions, type Question } from './questions';

/**
 * Ways to sharpen the odds: the next most useful question, one at a time. A question stays while it is being answered, so that a second
 * box can be ticked. Tells `profile-change`, and `field-show` with a path to go to.
 */
@customElement('sharpen-box')
export class SharpenBox extends PlainElement {
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  @state() private skipped: ReadonlySet<string> = new Set();
  @state() private current?: string;

  /** Whether the question is being answered here; one that is not gives way to a more useful one. */
  private touched = false;

  protected override willUpdate() {
    if (!this.touched || this.current === undefined) {
      this.current = openQuestions(this, this.skipped)[0]?.code;
    }
  }

  protected override render() {
    const question = questions.find((q) => q.code === this.current);
    const share = completeness(this);
    return html`
      <div class="sharpen">
        <p class="sharpen-share"><b>Profile ${share}% complete</b>
          <progress max="100" value=${share} aria-label="Profile complete"></progress></p>
        ${question && question.weight(this) > 0 ? this.ask(question) : nothing}
      </div>`;
  }

  private ask(question: Question) {
    const form: FormState = {
      request: this.request,
      mistakes: this.mistakes,
      notes: new Map(),
      prefix: 'q',
      set: (path, value) => this.change(withValue(this.request, path, value)),
    };
    const answered = question.isAnswered(this);
    return html`
      <div class="sharpen-question" role="group" aria-labelledby="sharpen-title">
        <h3 id="sharpen-title">${question.title}</h3>
        ${question.fields?.(form, this.directory) ?? nothing}
        <p class="sharpen-turn">
          ${
            question.yes
              ? html`<button type="button" class="tool-button" @click=${() => {
                  this.change(question.yes!.apply(this.request));
                  this.next();
                }}>${question.yes.label}</button>
              <button type="button" class="tool-button" @click=${() => dispatch(this, 'field-show', 'applicant.step1.attempts')}>No</button>`
              : nothing
          }
          <button type="button" class="quiet" @click=${this.next}>${answered ? 'Next question' : 'Skip'}</button>
        </p>
      </div>`;
  }

  private readonly next = () => {
    this.skipped = new Set([...this.skipped, this.current!]);
    this.current = undefined;
    this.touched = false;
  };

  private change(request: RecommendationRequest) {
    this.touched = true;
    dispatch(this, 'profile-change', request);
  }
}
