import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { PlainElement, dispatch } from '../page/plain';
import { fold, matchesWords } from '../text/fold';

export interface Pick {
  key: string;
  label: string;
  /** What else it is found by, such as a city or other names. */
  words?: string;
}

const SHOWN = 8;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * One or several choices from a long list by search as you type (the combobox pattern of WAI-ARIA). Tells `pick` and `unpick` with a key;
 * neither leaves the element, so that fields may stand inside one another's listeners.
 */
@customElement('pick-field')
export class PickField extends PlainElement {
  @property() name!: string;
  @property() label = '';
  @property() hint = '';
  @property() placeholder = 'Type to search';
  @property() mistake = '';
  @property({ attribute: false }) options: readonly Pick[] = [];
  /** Keys of what is chosen, in its order. */
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** At this many the search disappears. */
  @property({ type: Number }) max = Infinity;
  /** What to call a chosen key that is not among the options. */
  @property({ attribute: false }) nameOf: (key: string) => string = (key) => key;
  @state() private typed = '';
  @state() private open = false;
  @state() private active = 0;

  protected override render() {
    const { name, hint, mistake } = this;
    const found = this.open ? this.found() : [];
    const describedBy = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(' ') || nothing;
    return html`
      <div class="field pick">
        ${this.chosen.length < this.max ? html`<label for=${name}>${this.label}</label>` : html`<p class="label">${this.label}</p>`}
        ${
          this.chosen.length
            ? html`<ul class="picked">${this.chosen.map(
                (
                  key,
                ) => html`<li><span>${this.labelOf(key)}</span><button type="button" class="unpick" @click=${() => this.unpick(key)}><span
                  aria-hidden="true">×</span><span class="sr-only">Remove ${this.labelOf(key)}</span></button></li>`,
              )}</ul>`
            : nothing
        }
        ${
          this.chosen.length < this.max
            ? html`<div class="pick-box">
          <input id=${name} type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" aria-autocomplete="list"
            aria-expanded=${found.length > 0} aria-controls="${name}-list" aria-invalid=${mistake ? 'true' : 'false'}
            aria-describedby=${describedBy} aria-activedescendant=${found[this.active] ? `${name}-${this.active}` : nothing}
            placeholder=${this.placeholder} .value=${live(this.typed)} @input=${this.type} @focus=${this.show} @click=${this.show}
            @blur=${this.hide} @keydown=${this.key}>
          <ul class="pick-list" id="${name}-list" role="listbox" aria-label="Suggestions" ?hidden=${found.length === 0}>
            ${found.map(
              (option, i) => html`<li role="option" id="${name}-${i}" aria-selected=${i === this.active} data-key=${option.key}
                @pointerdown=${(e: Event) => e.preventDefault()} @click=${() => this.pick(option)}>${option.label}</li>`,
            )}
          </ul>
          ${this.open && this.typed && found.length === 0 ? html`<p class="hint" role="status">No match.</p>` : nothing}
        </div>`
            : nothing
        }
        ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
        ${mistake ? html`<p class="mistake" id="${name}-mistake">${mistake}</p>` : nothing}
      </div>`;
  }

  private found(): readonly Pick[] {
    const free = this.options.filter((o) => !this.chosen.includes(o.key));
    const typed = fold(this.typed);
    if (!typed) {
      return free.slice(0, SHOWN);
    }

    const begins = (o: Pick) =>
      fold(o.label).startsWith(typed) ||
      fold(o.words ?? '')
        .split(' ')
        .includes(typed)
        ? 0
        : 1;
    return free
      .filter((o) => matchesWords(this.typed, `${o.label} ${o.words ?? ''}`))
      .toSorted((a, b) => begins(a) - begins(b))
      .slice(0, SHOWN);
  }

  private labelOf(key: string) {
    return this.options.find((o) => o.key === key)?.label ?? this.nameOf(key);
  }

  private pick(option: Pick) {
    this.typed = '';
    this.active = 0;
    this.open = this.chosen.length + 1 < this.max;
    this.dispatchEvent(new CustomEvent('pick', { detail: option.key }));
  }

  private unpick(key: string) {
    this.dispatchEvent(new CustomEvent('unpick', { detail: key }));
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  private readonly type = (e: Event) => {
    this.typed = (e.target as HTMLInputElement).value;
    this.active = 0;
    this.open = true;
  };

  private readonly show = () => {
    this.open = true;
    dispatch(this, 'pick-open', undefined);
  };

  /** Text that was typed but not chosen would look like an answer. */
  private readonly hide = () => {
    this.open = false;
    const exact = this.options.find((o) => fold(o.label) === fold(this.typed));
    if (exact && this.typed && !this.chosen.includes(exact.key)) {
      this.pick(exact);
      this.open = false;
    }

    this.typed = '';
  };

  private readonly key = (e: KeyboardEvent) => {
    const found = this.found();
    const step = STEPS[e.key];
    if (step !== undefined) {
      e.preventDefault();
      this.active = this.open ? (this.active + step + found.length) % Math.max(1, found.length) : 0;
      this.open = true;
    } else if (e.key === 'Enter') {
      e.preventDefault();
      const option = found[this.active];
      if (this.open && option) {
        this.pick(option);
      }
    } else if (e.key === 'Escape') {
      this.open = false;
      this.typed = '';
    }
  };
}
