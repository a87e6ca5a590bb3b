import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { recommend, Refusal } from './client';
import type { Answer, Problem, RecommendationRequest } from './contract';
import { hasEdits, withoutEdits } from '../list/edits';

const PAUSE_MS = 200;
const RETRY_SECONDS = 3;

/**
 * Keeps the answer to the newest request. While a newer one is asked for, the last answer stays; a request that is
 * overtaken is aborted.
 */
export class LiveAnswer implements ReactiveController {
  answer?: Answer;
  /** The answer without the visitor's pins and drops, when there are any. */
  unedited?: Answer;
  /** The request that `answer` answers. */
  answered?: RecommendationRequest;
  asking = false;
  problem?: Problem;

  private timer?: ReturnType<typeof setTimeout>;
  private flight?: AbortController;

  constructor(private readonly host: ReactiveControllerHost, private readonly arrived: (answer: Answer) => void) {
    host.addController(this);
  }

  hostDisconnected() {
    this.stop();
  }

  ask(request: RecommendationRequest, pauseMs = PAUSE_MS) {
    this.stop();
    this.asking = true;
    this.timer = setTimeout(() => void this.send(request), pauseMs);
    this.host.requestUpdate();
  }

  /** Forgets what is under way: the profile is not fit to be sent. */
  stop() {
    clearTimeout(this.timer);
    this.flight?.abort();
    this.asking = false;
  }

  private async send(request: RecommendationRequest) {
    const flight = (this.flight = new AbortController());
    try {
      const [answer, unedited] = await Promise.all([
        recommend(request, flight.signal),
        hasEdits(request) ? recommend(withoutEdits(request), flight.signal) : undefined,
      ]);
      Object.assign(this, { answer, unedited, answered: request, problem: undefined, asking: false });
      this.arrived(answer);
    } catch (error) {
      if (flight.signal.aborted) {
        return;
      }

      this.failed(error, request);
    }

    this.host.requestUpdate();
  }

  private failed(error: unknown, request: RecommendationRequest) {
    this.asking = false;
    this.problem = error instanceof Refusal
      ? error.problem
      : { title: 'SmartPick cannot be reached.', detail: 'Check your connection; we keep trying.', status: 0 };
    const passing = !(error instanceof Refusal) || error.problem.status === 429 || error.problem.status === 503;
    if (passing) {
      const seconds = (error instanceof Refusal && error.retryAfterSeconds) || RETRY_SECONDS;
      this.timer = setTimeout(() => void this.send(request), seconds * 1000);
    }
  }
}
