import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { recommend } from '../api/client';
import { Live } from '../api/live';
import { loadSpecialties } from '../api/specialties';
import { intervalBar } from '../answer/interval-bar';
import { tierNames } from '../answer/glyphs';
import { PlainElement } from '../page/plain';
import { isShown, numberField, selectField, type FormState } from '../profile/fields';
import { toFragment } from '../profile/fragment';
import { valueAt, withValue } from '../profile/paths';
import { byField, mistakes } from '../profile/rules';
import { specialtyShort } from '../profile/specialties';
import { inOrder, SPECIALTIES, specialtyField } from '../profile/specialty-field';
import { stateField } from '../profile/state-field';
import { applicantTypes, labelOf } from '../profile/vocabulary';
import { allApplications, dollars, percent, percentRange, plural, wholePercent } from '../text/format';
import { Host } from './host';
import { applyTheme } from './theme';

const TOP = 5;
const SCORES = ['applicant.step2ck.score', 'applicant.comlexLevel2.score'];

/** The specialties that a host names: one or several codes; IR stands for IR with DR beside it, the API's own choice. */
const specialtiesOf = (named: string) => {
  const codes = named.split(/[\s,]+/).filter(Boolean);
  return codes.length === 0 || named === 'ir-integrated' ? undefined : Object.fromEntries(codes.map((code) => [code, 1]));
};

/** The compact form for other sites: four questions, the headline, the first five programs. */
@customElement('smart-pick-frame')
export class SmartPickFrame extends PlainElement {
  private readonly query = new URLSearchParams(location.search);
  private readonly host = new Host(this.query);
  private readonly live = new Live(this, recommend, () => this.host.tell({ smartpick: 1, type: 'result' }));
  private specialty = this.query.get('specialty') ?? '';
  @state() private request: RecommendationRequest = withValue(
    { applicant: { type: 'us-md-senior' } },
    SPECIALTIES,
    specialtiesOf(this.specialty),
  );

  override connectedCallback() {
    super.connectedCallback();
    applyTheme(document.documentElement, this.query.get('theme') ?? '', this.query.get('tokens') ?? '');
    this.host.hear(({ specialty, theme, tokens }) => {
      applyTheme(document.documentElement, theme, tokens);
      if (specialty !== this.specialty) {
        this.specialty = specialty;
        this.change(withValue(this.request, SPECIALTIES, specialtiesOf(specialty)));
      }
    });
    this.live.ask(this.request, 0);
    void loadSpecialties().then(
      () => this.requestUpdate(),
      () => {},
    );
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
    const osteopathic = this.request.applicant.type.startsWith('us-do');
    return html`
      <header class="brand"><p class="wordmark">Smart<b>Pick</b></p><p class="aside">Where to apply, and your odds of matching</p></header>
      <form novalidate aria-label="Your profile" @submit=${(e: Event) => e.preventDefault()}>
        ${specialtyField(form)}
        ${selectField(form, { path: 'applicant.type', label: 'I’m applying as' }, applicantTypes, { required: true })}
        ${numberField(form, { path: SCORES[0]!, label: 'Step 2 CK score', placeholder: 'e.g. 250' })}
        ${osteopathic ? numberField(form, { path: SCORES[1]!, label: 'COMLEX Level 2-CE', placeholder: 'e.g. 600' }) : nothing}
        ${stateField(form, { path: 'applicant.ties.states', label: 'States where you have ties' })}
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
    const scored = SCORES.some((path) => typeof valueAt(this.live.answered!, path) === 'number');
    return html`
      <div class="gist" role="status">
        ${
          scored
            ? html`<p><span class="odds">${wholePercent(p)}</span> chance of matching, likely range ${percentRange(low, high)}</p>
              ${intervalBar(summary.matchProbability)}`
            : html`<p>${labelOf(applicantTypes, this.live.answered!.applicant.type)}, ${inOrder(Object.keys(summary.bySpecialty), {
                request: this.live.answered!,
              })
                .map(specialtyShort)
                .join(
                  ' and ',
                )}: <span class="odds odds-range">${percentRange(low, high)}</span> chance of matching. Add your score for your own
                number.</p>`
        }
        <p class="aside">with ${allApplications(summary, pgy1.length)} for ${dollars(totalFees(summary))} in fees; transcripts and NRMP fee not
          included</p>
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

  private change(request: RecommendationRequest) {
    this.request = request;
    if (mistakes(request).size > 0) {
      this.live.stop();
    } else {
      this.live.ask(request);
    }
  }
}
