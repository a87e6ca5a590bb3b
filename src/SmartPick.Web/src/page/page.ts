import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { totalFees } from '../api/fees';
import type { Answer, FieldError, RecommendationRequest, WhatIf } from '../api/contract';
import { ProgramDirectory } from '../api/directory';
import { askForLists, type Lists } from '../api/lists';
import { Live } from '../api/live';
import { assess } from '../api/readiness';
import { loadSpecialties } from '../api/specialties';
import type { Import } from '../import/import-panel';
import { drop, editsOf, exchange, pin, release, withEdits, type Edits } from '../list/edits';
import { note, type Entry, type Journal } from '../list/journal';
import { toggleConnection, toggleFavorite } from '../list/wishes';
import type { Example } from '../profile/examples';
import { isShown } from '../profile/fields';
import { readLink } from '../profile/fragment';
import { mergePatch } from '../profile/merge-patch';
import { withValue } from '../profile/paths';
import '../profile/profile-form';
import type { ProfileForm } from '../profile/profile-form';
import { byField, mistakes } from '../profile/rules';
import { chosenSpecialties, SPECIALTIES } from '../profile/specialty-field';
import { emptyRanking, type Ranking } from '../ranks/ranking';
import { keepScenario, type Scenario } from '../scenarios/scenario';
import { allApplications, dollars, wholePercent } from '../text/format';
import { goTo } from './go';
import './list-tab';
import type { ListTab } from './list-tab';
import { MemoryStore, type Memory } from './memory';
import { noticeBox, type Notice } from './notices';
import { onePage } from './one-page';
import { PlainElement } from './plain';
import './section-bar';
import { siteFooter } from './site-footer';
import { panelId, tabId, type Tab } from './tabs';
import './tabs';

const start: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

/** Working out what would help solves the list many times over: it waits until the visitor has stopped typing. */
const READINESS_PAUSE_MS = 1000;

/** What a tab needs beyond the first visit's page; fetched when it is first opened. */
const parts: Record<Tab, () => Promise<unknown>> = {
  list: () => Promise.resolve(),
  plan: () => import('../plan/plan-tab'),
  ranks: () => import('../ranks/ranks-tab'),
};

/** The profile is in the page by now; the address need not show it, and a reload must not bring it back. */
const forgetAddress = () => history.replaceState(null, '', location.pathname + location.search);

/** The API's complaint about something that no field shows, as from a link of another version. */
const said = ({ field, code, message }: FieldError) => (code === 'unknown-field' ? `We don’t know “${field}”.` : `${field}: ${message}`);

/** The try-free page: a profile on one side, the answer to it on the other. */
@customElement('smart-pick-page')
export class SmartPickPage extends PlainElement {
  @state() private request: RecommendationRequest = start;
  @state() private ranking: Ranking = emptyRanking;
  @state() private journal: Journal = {};
  @state() private scenarios: readonly Scenario[] = [];
  @state() private tab: Tab = 'list';
  @state() private opened: ReadonlySet<Tab> = new Set<Tab>(['list']);
  @state() private wantsReadiness = false;
  /** What is being tried, and the profile without it. */
  @state() private trying?: { text: string; before: RecommendationRequest };
  /** A profile to look at only, as for an advisor. */
  @state() private viewing = false;
  /** The visitor's own things, while a profile of somebody else is on the screen. */
  @state() private mine?: Memory;
  @state() private linkNotice?: Notice;
  @state() private tabNotice?: Notice;
  @state() private storageNotice?: Notice;
  @state() private kept = false;
  @state() private known = 0;
  @query('list-tab') private list?: ListTab;
  @query('profile-form') private form?: ProfileForm;

  private readonly directory = new ProgramDirectory();
  private readonly memory = new MemoryStore((theirs) => this.changedElsewhere(theirs));
  private readonly live = new Live(this, askForLists, ({ answer }) => void this.loadDirectory(answer));
  private readonly readiness = new Live(this, assess);
  private unfollow = () => {};

  override connectedCallback() {
    super.connectedCallback();
    this.unfollow = this.memory.follow();
    this.openLink();
    addEventListener('hashchange', this.openLink);
    document.querySelector('.skip')?.addEventListener('click', this.skip);
    void loadSpecialties().then(
      () => this.requestUpdate(),
      () => {},
    );
    this.listenToProfile();
    this.listenToList();
    this.listen('keep-change', (keep: boolean) => this.keep(keep));
    this.listen('tab-change', (tab: Tab) => void this.open(tab));
    this.listen('readiness-want', this.wantReadiness);
    this.listen('ranking-change', (ranking: Ranking) => {
      this.ranking = ranking;
      this.remember();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.unfollow();
    removeEventListener('hashchange', this.openLink);
    document.querySelector('.skip')?.removeEventListener('click', this.skip);
  }

  private listenToProfile() {
    this.listen('profile-change', (request: RecommendationRequest) => {
      this.trying = undefined;
      this.change(request);
    });
    this.listen('field-show', (path: string) => void this.form?.show(path));
    this.listen('example-choose', ({ label, request }: Example) => this.try(`Example: ${label}`, request));
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
    this.listen('journal-note', ({ programId, change }: { programId: string; change: Entry }) => {
      this.journal = note(this.journal, programId, change);
      this.remember();
    });
    this.listen('scenario-keep', () => {
      if (this.live.answer && this.live.answered) {
        this.setScenarios(keepScenario(this.scenarios, this.live.answered, this.live.answer.answer));
      }
    });
    this.listen('scenario-show', (id: number) => {
      const scenario = this.scenarios.find((s) => s.id === id);
      if (scenario) {
        this.try(`Answer ${scenario.name}`, scenario.request);
      }
    });
    this.listen('scenario-remove', (id: number) => this.setScenarios(this.scenarios.filter((s) => s.id !== id)));
  }

  protected override render() {
    const { placed, others } = byField(this.live.problem?.errors ?? [], isShown(this));
    const wrong = new Map([...placed, ...mistakes(this.request)]);
    const lists = this.live.answer;
    if (this.viewing) {
      return this.view(lists);
    }

    return html`
      ${[this.linkNotice, this.tabNotice, this.storageNotice].map((n) => (n ? noticeBox(n) : nothing))}
      <div class="columns">
        <aside class="profile" id="profile" tabindex="-1" aria-label="Profile">
          <profile-form .request=${this.request} .directory=${this.directory} .known=${this.known} .mistakes=${wrong}
            .notes=${this.notes()} .defaults=${this.defaults()} .kept=${this.kept}></profile-form>
        </aside>
        <main id="answer" tabindex="-1" aria-busy=${this.live.asking}>
          <h1 class="sr-only">Your results</h1>
          <page-tabs .shown=${this.tab}></page-tabs>
          ${this.trying ? this.trial(this.trying) : nothing}
          ${this.problem(others, wrong.size > 0)}
          <p class="sr-only" role="status">${lists && !this.live.asking ? this.spoken(lists.answer) : ''}</p>
          ${this.panel('list', lists ? this.listTab(lists, wrong) : this.waiting())}
          ${this.panel('plan', this.opened.has('plan') ? this.planTab() : nothing)}
          ${this.panel(
            'ranks',
            this.opened.has('ranks')
              ? html`
            <ranks-tab .applicant=${this.request.applicant} .answer=${lists?.answer} .ranking=${this.ranking} .journal=${this.journal}
              .directory=${this.directory}></ranks-tab>`
              : nothing,
          )}
        </main>
      </div>
      ${lists || this.linkNotice || this.live.problem ? siteFooter(lists?.answer) : nothing}
      ${
        lists && this.tab === 'list'
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
          <button type="button" class="tool-button" @click=${() => this.editCopy()}>Try changes on a copy</button></p>
      </main>
      ${siteFooter(lists?.answer)}`;
  }

  private waiting() {
    const { problem } = this.live;
    return html`<div class="waiting" role="status">${
      problem || this.linkNotice ? nothing : this.live.asking ? 'Building your list…' : nothing
    }</div>`;
  }

  private panel(tab: Tab, content: unknown) {
    return html`<div class="panel" role="tabpanel" id=${panelId(tab)} aria-labelledby=${tabId(tab)}
      ?hidden=${tab !== this.tab}>${content}</div>`;
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
    const { problem } = this.live;
    if (!problem) {
      return inFields
        ? html`<p class="problem" role="alert">Fix the highlighted fields to update your results.
          ${this.live.answer ? 'Until then you see the last ones.' : nothing}</p>`
        : nothing;
    }

    return html`<div class="problem" role="alert"><b>${problem.title}</b>
      ${others.length ? others.map(said).join(' ') : (problem.detail ?? '')}
      ${
        others.length
          ? html`<button type="button" class="quiet" @click=${() => this.leaveOut(others)}>Leave ${
              others.length === 1 ? 'it' : 'them'
            } out</button>`
          : inFields
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => this.live.ask(this.request, 0)}>Try again</button>`
      }</div>`;
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
        [`limits.signals.${pool}.gold`, String(gold)],
        [`limits.signals.${pool}.silver`, String(silver)],
      ]),
    );
  }

  private get edits() {
    return editsOf(this.request);
  }

  private edit(edits: Edits) {
    this.change(withEdits(this.request, edits), 0);
  }

  private setScenarios(scenarios: readonly Scenario[]) {
    this.scenarios = scenarios;
    this.remember();
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

    this.journal = Object.entries(notes).reduce((journal, [id, entry]) => note(journal, id, entry), this.journal);
    this.try('the list you brought', request);
  }

  /** Takes out what the API cannot read, as from a link of another version. */
  private leaveOut(errors: readonly { field: string }[]) {
    const without = errors.reduce((request, { field }) => withValue(request, field.replace(/\[\d+\].*$/, ''), undefined), this.request);
    this.change(without.applicant ? without : start, 0);
  }

  private try(text: string, request: RecommendationRequest) {
    this.trying = { text, before: this.trying?.before ?? this.request };
    this.change(request, 0);
  }

  private change(request: RecommendationRequest, pauseMs?: number) {
    this.request = request;
    if (this.linkNotice && !this.mine) {
      this.linkNotice = undefined;
    }

    this.remember();
    this.ask(pauseMs);
  }

  private ask(pauseMs?: number) {
    if (mistakes(this.request).size > 0) {
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
    this.tab = tab;
    try {
      await parts[tab]();
      this.opened = new Set([...this.opened, tab]);
    } catch {
      // A connection lost: opening the tab again tries again.
      this.tab = 'list';
      return;
    }

    this.remember();
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

  /** Reads the address: what it says comes first, and never overwrites what the visitor has. */
  private readonly openLink = () => {
    const link = readLink(location.hash);
    if (link.kind === 'none' && this.live.answered) {
      return;
    }

    const mine = this.mine ?? this.memory.read();
    this.kept = this.memory.kept;
    this.linkNotice = undefined;
    this.viewing = link.kind === 'view';
    if (link.kind === 'damaged') {
      this.damaged(mine);
    } else if (link.kind === 'none') {
      this.take(mine ?? { request: start });
    } else if (link.kind === 'view') {
      this.mine = mine;
      this.take({ request: link.request });
    } else if (
      mine &&
      JSON.stringify(mine.request) !== JSON.stringify(link.request) &&
      JSON.stringify(mine.request) !== JSON.stringify(start)
    ) {
      this.visit(mine, link.request);
    } else {
      forgetAddress();
      this.take({ ...mine, request: link.request });
      this.remember();
    }
  };

  /** A profile of somebody else, while the visitor has one: theirs waits. */
  private visit(mine: Memory, request: RecommendationRequest) {
    this.mine = mine;
    this.take({ request });
    this.linkNotice = {
      text: 'You’re looking at a shared profile. Yours is safe.',
      acts: [
        { label: 'Back to mine', act: () => this.leave(mine) },
        { label: 'Replace mine with it', act: () => this.leave({ ...mine, request: this.request }) },
      ],
    };
  }

  private damaged(mine: Memory | undefined) {
    this.linkNotice = {
      text: `This link is damaged or incomplete, so we can’t show its profile.${
        mine ? ' You see your own instead.' : ' Ask for the link again, or fill in your own profile.'
      }`,
    };
    forgetAddress();
    if (mine) {
      this.take(mine);
    } else {
      this.live.stop();
      this.live.answer = this.live.answered = undefined;
    }
  }

  private leave(memory: Memory) {
    this.mine = undefined;
    this.linkNotice = undefined;
    forgetAddress();
    this.take(memory);
    this.remember();
  }

  private editCopy() {
    this.viewing = false;
    if (this.mine) {
      this.visit(this.mine, this.request);
    } else {
      forgetAddress();
      this.remember();
    }
  }

  private take({ request, ranking = emptyRanking, journal = {}, scenarios = [], tab = 'list' }: Memory) {
    Object.assign(this, { request, ranking, journal, scenarios, trying: undefined });
    this.ask(0);
    if (tab !== this.tab) {
      void this.open(tab);
    }
  }

  private get all(): Memory {
    const { request, ranking, journal, scenarios, tab } = this;
    return { request, ranking, journal, scenarios, tab };
  }

  private remember() {
    if (!this.mine && !this.tabNotice) {
      this.told(this.memory.write(this.all));
    }
  }

  private keep(keep: boolean) {
    this.kept = keep;
    if (!this.mine) {
      this.told(this.memory.keep(keep, this.all));
    }
  }

  private told(saved: boolean) {
    this.storageNotice = saved
      ? undefined
      : {
          text: this.kept
            ? 'This browser won’t let us save: its storage is full or switched off. Export your list or copy a link to keep your work.'
            : 'This browser keeps nothing when you reload. Export your list or copy a link to keep your work.',
        };
  }

  private changedElsewhere(theirs: Memory) {
    this.tabNotice = {
      text: 'Your profile was changed in another tab.',
      acts: [
        {
          label: 'Show that version',
          act: () => {
            this.tabNotice = undefined;
            this.take(theirs);
          },
        },
        {
          label: 'Keep this one',
          act: () => {
            this.tabNotice = undefined;
            this.remember();
          },
        },
      ],
    };
  }

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
