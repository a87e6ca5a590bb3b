import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { totalFees } from '../api/fees';
import type { Answer, FieldError, RecommendationRequest, WhatIf } from '../api/contract';
import { ProgramDirectory } from '../api/directory';
import { askForLists, type Lists } from '../api/lists';
import { Live } from '../api/live';
import { assess } from '../api/readiness';
import { loadSchools } from '../api/schools';
import { loadSpecialties } from '../api/specialties';
import type { Import } from '../import/import-panel';
import { drop, editsOf, exchange, pin, release, withEdits, type Edits } from '../list/edits';
import { note, type Entry } from '../list/journal';
import { toggleConnection, toggleFavorite } from '../list/wishes';
import type { Example } from '../profile/examples';
import { isShown } from '../profile/fields';
import { mergePatch } from '../profile/merge-patch';
import { valueAt, withValue } from '../profile/paths';
import '../profile/profile-form';
import type { ProfileForm } from '../profile/profile-form';
import { byField, mistakes } from '../profile/rules';
import { chosenSpecialties, SPECIALTIES } from '../profile/specialty-field';
import type { Ranking } from '../ranks/ranking';
import { keepScenario } from '../scenarios/scenario';
import { allApplications, dollars, wholePercent } from '../text/format';
import { goTo } from './go';
import './list-tab';
import type { ListTab } from './list-tab';
import { noticeBox } from './notices';
import { onePage } from './one-page';
import { PlainElement } from './plain';
import { problemBox } from './problem-box';
import './section-bar';
import { siteFooter } from './site-footer';
import { panelId, tabId, type Tab } from './tabs';
import './tabs';
import { Visitor } from './visitor';

/** Working out what would help solves the list many times over: it waits until the visitor has stopped typing. */
const READINESS_PAUSE_MS = 1000;

/** What a tab needs beyond the first visit's page; fetched when it is first opened. */
const parts: Record<Tab, () => Promise<unknown>> = {
  list: () => Promise.resolve(),
  plan: () => import('../plan/plan-tab'),
  ranks: () => import('../ranks/ranks-tab'),
};

/** The try-free page: a profile on one side, the answer to it on the other. */
@customElement('smart-pick-page')
export class SmartPickPage extends PlainElement {
  @state() private opened: ReadonlySet<Tab> = new Set<Tab>(['list']);
  @state() private wantsReadiness = false;
  /** What is being tried, and the profile without it. */
  @state() private trying?: { text: string; before: RecommendationRequest };
  @state() private known = 0;
  @query('list-tab') private list?: ListTab;
  @query('profile-form') private form?: ProfileForm;

  private readonly directory = new ProgramDirectory();
  private readonly live = new Live(this, askForLists, ({ answer }) => void this.loadDirectory(answer));
  private readonly readiness = new Live(this, assess);
  private readonly visitor = new Visitor(this, (tab) => {
    this.trying = undefined;
    this.ask(0);
    if (tab !== this.visitor.tab) {
      void this.open(tab);
    }
  });

  override connectedCallback() {
    super.connectedCallback();
    document.querySelector('.skip')?.addEventListener('click', this.skip);
    void loadSpecialties().then(
      () => this.requestUpdate(),
      () => {},
    );
    if (this.request.applicant.medicalSchool) {
      void loadSchools().then(
        () => this.requestUpdate(),
        () => {},
      );
    }

    this.listenToProfile();
    this.listenToList();
    this.listen('keep-change', (keep: boolean) => this.visitor.keep(keep));
    this.listen('tab-change', (tab: Tab) => void this.open(tab));
    this.listen('readiness-want', this.wantReadiness);
    this.listen('ranking-change', (ranking: Ranking) => this.visitor.set({ ranking }));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.querySelector('.skip')?.removeEventListener('click', this.skip);
  }

  private listenToProfile() {
    this.listen('profile-change', (request: RecommendationRequest) => {
      this.trying = undefined;
      this.change(request);
    });
    this.listen('schools-loaded', () => this.requestUpdate());
    this.listen('field-show', (path: string) => void this.form?.show(path));
    this.listen('example-choose', ({ label, request }: Example) => this.try(`an example (${label})`, request));
    this.listen('what-if-try', ({ text, change }: WhatIf) => this.try(text, mergePatch(this.request, change) as RecommendationRequest));
  }

  private listenToList() {
    this.listen('program-pin', (id: string) => this.edit(pin(this.edits, id)));
    this.listen('program-drop', (id: string) => this.edit(drop(this.edits, id)));
    this.listen('program-release', (id: string) => this.edit(release(this.edits, id)));
    this.listen('program-exchange', ({ out, into }: { out: string; into: string }) => this.edit(exchange(this.edits, out, into)));
    this.listen('program-favorite', (id: string) => this.change(toggleFavorite(this.request, id), 0));
    this.listen('program-connect', (id: string) => this.change(toggleConnection(this.request, id), 0));
    this.listen('program-show', (id: string) => void this.list?.show(id));
    this.listen('edits-clear', () => this.edit({ pins: [], drops: [] }));
    this.listen('list-import', (imported: Import) => this.import(imported));
    this.listen('journal-note', ({ programId, change }: { programId: string; change: Entry }) =>
      this.visitor.set({ journal: note(this.visitor.journal, programId, change) }),
    );
    this.listen('scenario-keep', () => {
      if (this.live.answer && this.live.answered) {
        this.visitor.set({ scenarios: keepScenario(this.scenarios, this.live.answered, this.live.answer.answer) });
      }
    });
    this.listen('scenario-show', (id: number) => {
      const scenario = this.scenarios.find((s) => s.id === id);
      if (scenario) {
        this.try(`version ${scenario.name}`, scenario.request);
      }
    });
    this.listen('scenario-remove', (id: number) => this.visitor.set({ scenarios: this.scenarios.filter((s) => s.id !== id) }));
  }

  protected override render() {
    const { placed, others } = byField(this.live.problem?.errors ?? [], isShown(this));
    const wrong = new Map([...placed, ...mistakes(this.request)]);
    const lists = this.live.answer;
    if (this.visitor.viewing) {
      return this.view(lists);
    }

    return html`
      ${this.visitor.notices.map(noticeBox)}
      <div class="columns">
        <aside class="profile" id="profile" tabindex="-1" aria-label="Profile">
          <profile-form .request=${this.request} .directory=${this.directory} .known=${this.known} .mistakes=${wrong}
            .notes=${this.notes()} .defaults=${this.defaults()} .kept=${this.visitor.kept}></profile-form>
        </aside>
        <main id="answer" tabindex="-1" aria-busy=${this.live.asking}>
          <h1 class="sr-only">Your results</h1>
          <page-tabs .shown=${this.visitor.tab}></page-tabs>
          ${this.trying ? this.trial(this.trying) : nothing}
          ${this.problem(others, wrong.size > 0)}
          <p class="sr-only" role="status">${lists && !this.live.asking ? this.spoken(lists.answer) : ''}</p>
          ${this.panel('list', lists ? this.listTab(lists, wrong) : this.waiting())}
          ${this.panel('plan', this.opened.has('plan') ? this.planTab() : nothing)}
          ${this.panel(
            'ranks',
            this.opened.has('ranks')
              ? html`
            <ranks-tab .applicant=${this.request.applicant} .answer=${lists?.answer} .ranking=${this.visitor.ranking} .journal=${this.journal}
              .directory=${this.directory}></ranks-tab>`
              : nothing,
          )}
        </main>
      </div>
      ${lists || !this.visitor.hasProfile || this.live.problem ? siteFooter(lists?.answer) : nothing}
      ${
        lists && this.visitor.tab === 'list'
          ? html`<section-bar .answer=${lists.answer} .request=${this.live.answered!} .asking=${this.live.asking}
            .problem=${this.state(wrong.size > 0)}></section-bar>
            <div class="print-only">${onePage(lists.answer, this.live.answered!, this.journal)}</div>`
          : nothing
      }`;
  }

  /** The answer alone, for somebody who advises. */
  private view(lists: Lists | undefined) {
    return html`
      <main id="answer" class="view" tabindex="-1" aria-busy=${this.live.asking}>
        ${this.problem([], false)}
        ${lists ? onePage(lists.answer, this.live.answered!, this.journal) : this.waiting()}
        <p class="view-acts">
          <button type="button" class="tool-button" @click=${() => print()}>Print</button>
          <button type="button" class="tool-button" @click=${() => this.visitor.editCopy()}>Try changes on a copy</button></p>
      </main>
      ${siteFooter(lists?.answer)}`;
  }

  private waiting() {
    const { problem } = this.live;
    return html`<div class="waiting" role="status">${problem ? nothing : this.live.asking ? 'Building your list…' : nothing}</div>`;
  }

  private panel(tab: Tab, content: unknown) {
    return html`<div class="panel" role="tabpanel" id=${panelId(tab)} aria-labelledby=${tabId(tab)}
      ?hidden=${tab !== this.visitor.tab}>${content}</div>`;
  }

  private listTab({ answer, unedited }: Lists, wrong: ReadonlyMap<string, string>) {
    return html`
      <list-tab .answer=${answer} .unedited=${unedited} .answered=${this.live.answered!} .request=${this.request} .mistakes=${wrong}
        .directory=${this.directory} .known=${this.known} .journal=${this.journal} .scenarios=${this.scenarios}
        .readiness=${this.readiness.answer} .readinessAsked=${this.wantsReadiness} .readinessProblem=${this.readiness.problem}></list-tab>`;
  }

  private planTab() {
    const { answer, answered, problem } = this.readiness;
    return html`
      ${
        problem
          ? html`<div class="problem" role="alert"><b>${problem.title}</b> ${problem.detail ?? ''}
        <button type="button" class="quiet" @click=${this.wantReadiness}>Try again</button></div>`
          : nothing
      }
      ${
        answer
          ? html`<plan-tab aria-busy=${this.readiness.asking} .readiness=${answer} .answered=${answered!} .directory=${this.directory}
            .known=${this.known}></plan-tab>`
          : problem
            ? nothing
            : html`<div class="waiting"
              role="status">Building your plan. We re-run your list for each thing you could still change…</div>`
      }`;
  }

  private trial({ text, before }: { text: string; before: RecommendationRequest }) {
    return html`
      <p class="trial" role="status">Trying: <b>${text}</b>
        <button type="button" class="quiet" @click=${() => {
          this.trying = undefined;
          this.change(before, 0);
        }}>Undo</button></p>`;
  }

  /** Why the answer on the screen is not the newest one, in two words. */
  private state(inFields: boolean) {
    return inFields ? 'Out of date' : this.live.problem ? 'Not updated' : '';
  }

  private problem(others: readonly FieldError[], inFields: boolean) {
    return problemBox({
      problem: this.live.problem,
      others,
      inFields,
      answered: this.live.answer !== undefined,
      retry: () => this.live.ask(this.request, 0),
      leaveOut: () => this.leaveOut(others),
    });
  }

  private spoken({ summary, pgy1 }: Answer) {
    const chance = wholePercent(summary.matchProbability.p);
    return `${chance} chance of matching with ${allApplications(summary, pgy1.length)} for ${dollars(totalFees(summary))}.`;
  }

  /** The answer's remarks by the field they are about. */
  private notes() {
    return new Map((this.live.answer?.answer.warnings ?? []).filter((w) => w.field).map((w) => [w.field!, w.text]));
  }

  private defaults() {
    const pools = Object.entries(this.live.answer?.answer.summary.signalPools ?? {});
    return new Map(
      pools.flatMap(([pool, { gold, silver }]) => [
        // A season with one level has no gold to enter, unless the visitor says otherwise.
        ...(gold > 0 || valueAt(this.request, `limits.signals.${pool}.gold`) !== undefined
          ? [[`limits.signals.${pool}.gold`, String(gold)] as const]
          : []),
        [`limits.signals.${pool}.silver`, String(silver)] as const,
      ]),
    );
  }

  private get request() {
    return this.visitor.request;
  }

  private get journal() {
    return this.visitor.journal;
  }

  private get scenarios() {
    return this.visitor.scenarios;
  }

  private get edits() {
    return editsOf(this.request);
  }

  private edit(edits: Edits) {
    this.change(withEdits(this.request, edits), 0);
  }

  private import({ edits, asIs, specialties, notes }: Import) {
    const wanted = chosenSpecialties({ request: this.request });
    const missing = specialties.filter((s) => !wanted.includes(s));
    let request = withEdits(this.request, edits);
    if (missing.length) {
      const values = Object.fromEntries([...(wanted.length || !specialties.length ? wanted : []), ...missing].map((s) => [s, 1]));
      request = withValue(request, SPECIALTIES, { ...values, ...(wanted.length ? this.request.preferences?.specialties : {}) });
    }

    if (asIs) {
      request = withValue(request, 'limits.applications', edits.pins.length);
    }

    this.visitor.set({ journal: Object.entries(notes).reduce((journal, [id, entry]) => note(journal, id, entry), this.journal) });
    this.try('your imported list', request);
    goTo('list');
  }

  /** Takes out what the API cannot read, as from a link of another version. */
  private leaveOut(errors: readonly { field: string }[]) {
    const without = errors.reduce((request, { field }) => withValue(request, field.replace(/\[\d+\].*$/, ''), undefined), this.request);
    this.change(without, 0);
  }

  private try(text: string, request: RecommendationRequest) {
    this.trying = { text, before: this.trying?.before ?? this.request };
    this.change(request, 0);
  }

  private change(request: RecommendationRequest, pauseMs?: number) {
    this.visitor.set({ request });
    this.ask(pauseMs);
  }

  private ask(pauseMs?: number) {
    if (!this.visitor.hasProfile) {
      this.live.stop();
      this.live.answer = this.live.answered = undefined;
    } else if (mistakes(this.request).size > 0) {
      this.live.stop();
      this.readiness.stop();
    } else {
      this.live.ask(this.request, pauseMs);
      if (this.wantsReadiness) {
        this.readiness.ask(this.request, READINESS_PAUSE_MS);
      }
    }
  }

  private async open(tab: Tab) {
    this.visitor.set({ tab });
    try {
      await parts[tab]();
      this.opened = new Set([...this.opened, tab]);
    } catch {
      // A connection lost: opening the tab again tries again.
      this.visitor.set({ tab: 'list' });
      return;
    }

    if (tab === 'plan') {
      this.wantReadiness();
    }
  }

  private readonly wantReadiness = () => {
    this.wantsReadiness = true;
    void import('../plan/what-ifs').catch(() => {});
    if (mistakes(this.request).size === 0 && !this.readiness.asking && (!this.readiness.answer || this.readiness.problem)) {
      this.readiness.ask(this.request, 0);
    }
  };

  private readonly skip = (e: Event) => {
    e.preventDefault();
    goTo('answer');
  };

  private async loadDirectory(answer: Answer) {
    await this.directory.load(Object.keys(answer.summary.bySpecialty)).catch(() => {});
    this.known = this.directory.size;
  }

  private listen<T>(name: string, act: (detail: T) => void) {
    this.addEventListener(name, (e) => act((e as CustomEvent<T>).detail));
  }
}
