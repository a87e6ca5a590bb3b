import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecommendationRequest } from '../api/contract';
import type { Journal } from '../list/journal';
import { readLink } from '../profile/fragment';
import { emptyRanking, type Ranking } from '../ranks/ranking';
import type { Scenario } from '../scenarios/scenario';
import { MemoryStore, type Memory } from './memory';
import type { Notice } from './notices';
import type { Tab } from './tabs';

const start: RecommendationRequest = { applicant: { type: 'us-md-senior' } };
const isSame = (a: RecommendationRequest, b: RecommendationRequest) => JSON.stringify(a) === JSON.stringify(b);

/** The profile is in the page by now; the address need not show it, and a reload must not bring it back. */
const forgetAddress = () => history.replaceState(null, '', location.pathname + location.search);

/**
 * Everything the visitor has on the page, from where it came and where it is kept. What an address says comes first, and never overwrites
 * what the visitor has.
 */
export class Visitor implements ReactiveController {
  request: RecommendationRequest = start;
  ranking: Ranking = emptyRanking;
  journal: Journal = {};
  scenarios: readonly Scenario[] = [];
  tab: Tab = 'list';
  /** A profile to look at only, as for an advisor. */
  viewing = false;
  /** Whether the profile could be read: nobody's odds are shown for a damaged link. */
  hasProfile = true;

  /** The visitor's own things, while a profile of somebody else is on the screen. */
  private mine?: Memory;
  private linkNotice?: Notice;
  private tabNotice?: Notice;
  private storageNotice?: Notice;
  private readonly memory = new MemoryStore((theirs) => this.changedElsewhere(theirs));
  private unfollow = () => {};

  /** @param replaced Told when another profile takes the place of the one before, and which tab it was in. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly replaced: (tab: Tab) => void,
  ) {
    host.addController(this);
  }

  hostConnected() {
    this.unfollow = this.memory.follow();
    this.open();
    addEventListener('hashchange', this.open);
  }

  hostDisconnected() {
    this.unfollow();
    removeEventListener('hashchange', this.open);
  }

  get notices(): Notice[] {
    return [this.linkNotice, this.tabNotice, this.storageNotice].filter((n) => n !== undefined);
  }

  /** Whether it is kept on this device. */
  get kept(): boolean {
    return this.memory.kept;
  }

  /** Changes a part and keeps it. */
  set(part: Partial<Memory>) {
    if (part.request && !this.hasProfile) {
      this.hasProfile = true;
      this.linkNotice = undefined;
    }

    Object.assign(this, part);
    this.remember();
    this.host.requestUpdate();
  }

  keep(keep: boolean) {
    if (!this.mine) {
      this.told(this.memory.keep(keep, this.all));
    }

    this.host.requestUpdate();
  }

  /** Goes on with a profile that was only looked at; the visitor's own stays where it is. */
  editCopy() {
    this.viewing = false;
    if (this.mine) {
      this.visit(this.mine, this.request);
    } else {
      forgetAddress();
      this.remember();
      this.host.requestUpdate();
    }
  }

  private readonly open = () => {
    const link = readLink(location.hash);
    if (link.kind === 'none' && this.hasUpdated) {
      return;
    }

    this.hasUpdated = true;
    const mine = this.mine ?? this.memory.read();
    this.linkNotice = undefined;
    this.viewing = link.kind === 'view';
    if (link.kind === 'damaged') {
      this.damaged(mine);
    } else if (link.kind === 'none') {
      this.take(mine ?? { request: start });
    } else if (link.kind === 'view') {
      this.mine = mine;
      this.take({ request: link.request });
    } else if (mine && !isSame(mine.request, link.request) && !isSame(mine.request, start)) {
      this.visit(mine, link.request);
    } else {
      forgetAddress();
      this.take({ ...mine, request: link.request });
      this.remember();
    }
  };

  private hasUpdated = false;

  /** A profile of somebody else, while the visitor has one: theirs waits. */
  private visit(mine: Memory, request: RecommendationRequest) {
    this.mine = mine;
    this.linkNotice = {
      text: 'You’re looking at a shared profile. Yours is safe.',
      acts: [
        { label: 'Back to mine', act: () => this.leave(mine) },
        { label: 'Use it instead of mine', act: () => this.leave({ ...mine, request: this.request }) },
      ],
    };
    this.take({ request });
  }

  private leave(memory: Memory) {
    this.mine = undefined;
    this.linkNotice = undefined;
    forgetAddress();
    this.take(memory);
    this.remember();
  }

  private damaged(mine: Memory | undefined) {
    this.linkNotice = {
      text: `This link is damaged or incomplete, so we can’t show its profile. ${
        mine ? 'Here’s your own instead.' : 'Ask for a new link, or fill in your own profile.'
      }`,
    };
    forgetAddress();
    this.hasProfile = mine !== undefined;
    this.take(mine ?? { request: start });
  }

  private take({ request, ranking = emptyRanking, journal = {}, scenarios = [], tab = 'list' }: Memory) {
    Object.assign(this, { request, ranking, journal, scenarios });
    this.replaced(tab);
    this.host.requestUpdate();
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

  private told(saved: boolean) {
    this.storageNotice = saved
      ? undefined
      : {
          text: this.kept
            ? 'This browser won’t let us save: its storage is full or switched off. Export your list or copy a link to keep your work.'
            : 'This browser won’t keep your work if you reload. Export your list or copy a link to keep your work.',
        };
  }

  private changedElsewhere(theirs: Memory) {
    const settle = (act: () => void) => () => {
      this.tabNotice = undefined;
      act();
      this.host.requestUpdate();
    };
    this.tabNotice = {
      text: 'Your profile was changed in another tab.',
      acts: [
        { label: 'Show that version', act: settle(() => this.take(theirs)) },
        { label: 'Keep this one', act: settle(() => this.remember()) },
      ],
    };
    this.host.requestUpdate();
  }
}
