import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { recommend } from '../api/client';
import { Live } from '../api/live';
import { intervalBar } from '../answer/interval-bar';
import { tierNames } from '../answer/glyphs';
import { PlainElement } from '../page/plain';
import { isShown, numberField, selectField, type FormState } from '../profile/fields';
import { toFragment } from '../profile/fragment';
import { withValue } from '../profile/paths';
import { byField, mistakes } from '../profile/rules';
import { applicantTypes, specialtyShort, type Options } from '../profile/vocabulary';
import { allApplications, dollars, percent, percentRange, plural, wholePercent } from '../text/format';
import { Host } from './host';
import { applyTheme } from './theme';

const TOP = 5;
const quartiles: Options = [
  ['1', 'Top quarter'],
  ['2', 'Second quarter'],
  ['3', 'Third quarter'],
  ['4', 'Bottom quarter'],
];
const wishes: Options = [
  ['both', 'IR and DR'],
  ['ir-integrated', 'IR only'],
  ['dr', 'DR only'],
];

/** What a choice of specialties is in a request; both is the API's own default. */
const specialtiesOf = (wish: string) => (wish === 'both' ? undefined : { [wish]: 1 });

/** The compact form for other sites: four questions, the headline, the first five programs. */
@customElement('smart-pick-frame')
export class SmartPickFrame extends PlainElement {
  private readonly query = new URLSearchParams(location.search);
  private readonly host = new Host(this.query);
  private readonly live = new Live(this, recommend, () => this.host.tell({ smartpick: 1, type: 'result' }));
  @state() private wish = this.query.get('specialty') === 'dr' ? 'dr' : 'both';
  @state() private request: RecommendationRequest = withValue(
    { applicant: { type: 'us-md-senior' } },
    'preferences.specialties',
    specialtiesOf(this.wish),
  );

  override connectedCallback() {
    super.connectedCallback();
    applyTheme(document.documentElement, this.query);
    this.live.ask(this.request, 0);
  }

  protected override firstUpdated() {
    this.host.followHeight(this);
    this.host.tell({ smartpick: 1, type: 'ready' });
  }

  protected override render() {
    const form: FormState = {
      request: this.request,
      mistakes: new Map([...byField(this.live.problem?.errors ?? [], isShown(this)).placed, ...mistakes(this.request)]),
      notes: new Map(),
      set: (path, value) => this.change(withValue(this.request, path, value)),
    };
    const { answer, problem } = this.live;
    return html`
      <form novalidate aria-label="Your profile" @submit=${(e: Event) => e.preventDefault()}>
        ${selectField(form, { path: 'applicant.type', label: 'I’m applying as' }, applicantTypes, { required: true })}
        ${numberField(form, { path: 'applicant.step2ck.score', label: 'Step 2 CK', placeholder: 'e.g. 252' })}
        ${selectField(form, { path: 'applicant.classQuartile', label: 'Class rank' }, quartiles, { numeric: true })}
        <div class="field"><label for="wish">Radiology</label>
          <select id="wish" @change=${(e: Event) => this.choose((e.target as HTMLSelectElement).value)}>
            ${wishes.map(([v, label]) => html`<option value=${v} .selected=${v === this.wish}>${label}</option>`)}
          </select></div>
      </form>
      ${problem ? html`<p class="mistake" role="alert">${problem.title}</p>` : nothing}
      <main class="compact" aria-busy=${this.live.asking}>${
        answer
          ? this.answer(answer)
          : html`<p role="status" class="waiting">Building
        a list…</p>`
      }</main>
      <p class="more"><a class="button primary" target="_blank" rel="noopener" href="/${toFragment(this.request)}">See the full list</a>
        <span class="aside">We store nothing. This is guidance, not a guarantee.</span></p>`;
  }

  private answer({ summary, programs, pgy1, warnings }: Answer) {
    const { p, low, high } = summary.matchProbability;
    return html`
      <div class="gist" role="status">
        <p><span class="odds">${wholePercent(p)}</span> chance of matching, likely range ${percentRange(low, high)}</p>
        ${intervalBar(summary.matchProbability)}
        <p class="aside">with ${allApplications(summary, pgy1.length)} for ${dollars(totalFees(summary))} in ERAS fees; transcripts
          and NRMP fee not included</p>
        ${warnings.filter((w) => w.headline).map((w) => html`<p class="note"><b>${w.text}</b></p>`)}
      </div>
      <h2>Your top ${plural(Math.min(TOP, programs.length), 'program')}</h2>
      <ol class="top">${programs.slice(0, TOP).map(
        (program) => html`
        <li><span><b>${program.name}</b> <span class="aside">${specialtyShort(program.specialty)} · ${program.city},
          ${program.state}</span></span>
          <span class="aside"><span class="tier-text-${program.tier}">${tierNames[program.tier]}</span> · interview
            ${percent(program.odds.interview.p)}</span></li>`,
      )}
      </ol>`;
  }

  private choose(wish: string) {
    this.wish = wish;
    this.change(withValue(this.request, 'preferences.specialties', specialtiesOf(wish)));
  }

  private change(request: RecommendationRequest) {
    this.request = request;
    if (mistakes(request).size > 0) {
      this.live.stop();
    } else {
      this.live.ask(request);
    }
  }
}
