import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { ProgramDirectory } from '../api/directory';
import { LiveAnswer } from '../api/live';
import '../answer/budget-curve';
import '../answer/headline-odds';
import '../answer/program-map';
import '../answer/signal-budget';
import { drop, editsOf, pin, release, withEdits, type Edits } from '../list/edits';
import '../list/list-edits';
import '../list/list-tools';
import '../list/not-chosen';
import '../list/pgy1-programs';
import '../list/program-list';
import type { ProgramList } from '../list/program-list';
import { formPaths } from '../profile/form-paths';
import { fromFragment } from '../profile/fragment';
import { keptProfile } from '../profile/keep';
import '../profile/profile-form';
import { byField, mistakes } from '../profile/rules';
import { dollars, plural, wholePercent } from '../text/format';
import { PlainElement } from './plain';

const typicalSenior: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

/** The try-free page: a profile on one side, the answer to it on the other. */
@customElement('smart-pick-page')
export class SmartPickPage extends PlainElement {
  @state() private request: RecommendationRequest = typicalSenior;
  @state() private kept = false;
  @state() private known = 0;
  @query('program-list') private list?: ProgramList;

  private readonly directory = new ProgramDirectory();
  private readonly live = new LiveAnswer(this, (answer) => this.loadDirectory(answer));

  override connectedCallback() {
    super.connectedCallback();
    const kept = keptProfile.read();
    this.kept = kept !== undefined;
    this.request = fromFragment(location.hash) ?? kept ?? typicalSenior;
    this.live.ask(this.request, 0);
    window.addEventListener('hashchange', this.followLink);
    this.listen('profile-change', (request: RecommendationRequest) => this.change(request));
    this.listen('keep-change', (keep: boolean) => this.keep(keep));
    this.listen('program-pin', (id: string) => this.edit(pin(this.edits, id)));
    this.listen('program-drop', (id: string) => this.edit(drop(this.edits, id)));
    this.listen('program-release', (id: string) => this.edit(release(this.edits, id)));
    this.listen('program-show', (id: string) => void this.list?.show(id));
    this.listen('edits-import', (edits: Edits) => this.edit(edits));
    this.listen('edits-clear', () => this.edit({ pins: [], drops: [] }));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.followLink);
  }

  protected override render() {
    const { placed, others } = byField(this.live.problem?.errors ?? [], formPaths);
    const wrong = new Map([...placed, ...mistakes(this.request)]);
    return html`
      <div class="columns">
        <aside class="profile" aria-label="Profile">
          <profile-form .request=${this.request} .directory=${this.directory} .known=${this.known} .mistakes=${wrong} .notes=${this.notes()} .kept=${this.kept}></profile-form>
        </aside>
        <main id="answer" tabindex="-1" aria-busy=${this.live.asking}>
          <h1 class="sr-only">Your answer</h1>
          ${this.problem(others.map((e) => e.message), wrong.size > 0)}
          ${this.live.answer ? this.answer(this.live.answer, wrong) : html`<div class="waiting" role="status">${this.live.problem ? nothing : 'Working out your first list …'}</div>`}
        </main>
      </div>
      ${this.live.answer ? this.bar(this.live.answer) : nothing}`;
  }

  private answer(answer: Answer, wrong: ReadonlyMap<string, string>) {
    const answered = this.live.answered!;
    return html`
      <p class="sr-only" role="status">${this.live.asking ? '' : this.spoken(answer)}</p>
      <section class="card answer-headline" aria-label="Your odds"><headline-odds .answer=${answer}></headline-odds></section>
      <section class="card" aria-labelledby="curve-title"><budget-curve .answer=${answer} .request=${this.request} .mistakes=${wrong}></budget-curve></section>
      <section class="card" aria-labelledby="signals-title"><signal-budget .answer=${answer} .request=${answered}></signal-budget></section>
      <section class="card answer-map" aria-labelledby="map-title"><program-map .answer=${answer} .directory=${this.directory} .known=${this.known}></program-map></section>
      <section class="card answer-list" aria-labelledby="list-title">
        <div class="list-head">
          <h2 id="list-title">Your list</h2>
          <list-tools .request=${answered} .answer=${answer}></list-tools>
        </div>
        <p class="lead">In the order to send: the first adds most. Fees are ERAS fees; transcripts and NRMP fee not included.</p>
        <list-edits .edits=${this.edits} .answer=${answer} .unedited=${this.live.unedited} .directory=${this.directory}></list-edits>
        <program-list .answer=${answer} .edits=${this.edits}></program-list>
        <pgy1-programs .answer=${answer} .directory=${this.directory} .known=${this.known}></pgy1-programs>
      </section>
      <section class="card"><not-chosen .answer=${answer} .directory=${this.directory} .known=${this.known}></not-chosen></section>
      <footer class="provenance">
        <p>Data ${answer.catalog.version}, ${answer.catalog.programs} programs. Model ${answer.model.version}, season ${answer.model.season}${answer.model.calibrated ? '' : ', not yet checked against published match rates'}.
        SmartPick is guidance, not a guarantee.</p>
      </footer>`;
  }

  /** On a phone the answer starts below the profile: its gist stays in sight. */
  private bar({ summary }: Answer) {
    return html`
      <div class="bar ${this.live.asking ? 'is-asking' : ''}">
        <p><b>${wholePercent(summary.matchProbability.p)}</b> match · ${summary.applications} applications · ${dollars(summary.feesUsd)}</p>
        <a href="#answer" class="button primary" @click=${this.toAnswer}>See the list</a>
      </div>`;
  }

  private problem(messages: readonly string[], inFields: boolean) {
    const { problem } = this.live;
    if (!problem) {
      return inFields ? html`<p class="problem" role="alert">Mend the marked fields to get a new answer.</p>` : nothing;
    }

    return html`<div class="problem" role="alert"><b>${problem.title}</b> ${messages.length ? messages.join(' ') : problem.detail ?? ''}</div>`;
  }

  private spoken({ summary }: Answer) {
    return `${wholePercent(summary.matchProbability.p)} chance of matching with ${plural(summary.applications, 'application')} for ${dollars(summary.feesUsd)}.`;
  }

  /** The answer's remarks by the field they are about. */
  private notes() {
    return new Map((this.live.answer?.warnings ?? []).filter((w) => w.field).map((w) => [w.field!, w.text]));
  }

  private get edits() {
    return editsOf(this.request);
  }

  private edit(edits: Edits) {
    this.change(withEdits(this.request, edits), 0);
  }

  private change(request: RecommendationRequest, pauseMs?: number) {
    this.request = request;
    if (this.kept) {
      keptProfile.write(request);
    }

    if (mistakes(request).size > 0) {
      this.live.stop();
    } else {
      this.live.ask(request, pauseMs);
    }
  }

  private keep(keep: boolean) {
    this.kept = keep;
    if (keep) {
      keptProfile.write(this.request);
    } else {
      keptProfile.forget();
    }
  }

  private readonly followLink = () => {
    const linked = fromFragment(location.hash);
    if (linked) {
      this.change(linked, 0);
    }
  };

  private toAnswer(e: Event) {
    e.preventDefault();
    const answer = document.getElementById('answer')!;
    answer.focus({ preventScroll: true });
    answer.scrollIntoView();
  }

  private async loadDirectory(answer: Answer) {
    if (this.known > 0) {
      return;
    }

    this.known = 1;
    try {
      await this.directory.load([...Object.keys(answer.summary.bySpecialty), ...(answer.pgy1?.length ? ['ty'] : [])]);
      this.known = 1 + this.directory.size;
    } catch {
      this.known = 0;
    }
  }

  private listen<T>(name: string, act: (detail: T) => void) {
    this.addEventListener(name, (e) => act((e as CustomEvent<T>).detail));
  }
}
