import type { RecommendationRequest } from '../api/contract';
import type { Journal } from '../list/journal';
import { asRequest } from '../profile/fragment';
import type { Ranking } from '../ranks/ranking';
import type { Scenario } from '../scenarios/scenario';
import type { Tab } from './tabs';

/** Everything a visitor would miss. */
export interface Memory {
  request: RecommendationRequest;
  ranking?: Ranking;
  journal?: Journal;
  scenarios?: readonly Scenario[];
  tab?: Tab;
}

const KEY = 'smartpick.profile';

/**
 * What the visitor entered: always for this tab, so that a reload or a step back loses nothing, and on this device only while they ask for
 * it. Nothing of it is ever sent anywhere but in the questions to the API.
 */
export class MemoryStore {
  /** Whether it is kept on this device. */
  kept = false;
  private lastWritten = '';

  /** @param changedElsewhere Told when another tab keeps something else. */
  constructor(private readonly changedElsewhere: (memory: Memory) => void) {}

  /** What is kept on this device, or else in this tab; undefined when there is nothing, or nothing that can be read. */
  read(): Memory | undefined {
    const onDevice = readFrom(() => localStorage);
    this.kept = onDevice !== undefined;
    this.lastWritten = onDevice ? JSON.stringify(onDevice) : '';
    return onDevice ?? readFrom(() => sessionStorage);
  }

  /** Whether it could be kept; a browser may have switched its storage off, and it may be full. */
  write(memory: Memory): boolean {
    const text = JSON.stringify(memory);
    const here = writeTo(() => sessionStorage, text);
    if (!this.kept) {
      return here;
    }

    this.lastWritten = text;
    return writeTo(() => localStorage, text);
  }

  /** Keeps it on this device from now on, or no longer. */
  keep(keep: boolean, memory: Memory): boolean {
    this.kept = keep;
    if (!keep) {
      try {
        localStorage.removeItem(KEY);
      } catch {
        // Nothing was kept either.
      }
    }

    return this.write(memory);
  }

  /** Follows what other tabs keep, until the page is left. */
  follow(): () => void {
    const hear = ({ key, newValue }: StorageEvent) => {
      const memory = key === KEY && newValue !== null && newValue !== this.lastWritten ? parse(newValue) : undefined;
      if (memory) {
        this.changedElsewhere(memory);
      }
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }
}

function readFrom(storage: () => Storage): Memory | undefined {
  try {
    const text = storage().getItem(KEY);
    return text === null ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

function writeTo(storage: () => Storage, text: string): boolean {
  try {
    storage().setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

/** Earlier versions kept the profile alone. */
function parse(text: string): Memory | undefined {
  try {
    const value = JSON.parse(text) as Partial<Memory>;
    const request = asRequest(value.request ?? value);
    return request && { ...(value.request ? value : {}), request };
  } catch {
    return undefined;
  }
}
