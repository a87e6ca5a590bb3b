import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Refusal } from './client';
import type { Problem } from './contract';

const PAUSE_MS = 200;
const RETRY_SECONDS = 3;
const UNREACHABLE: Problem = { title: 'Can’t reach SmartPick.', detail: 'We’ll keep trying.', status: 0 };
const TOO_MANY_REQUESTS = 429;
const MAX_DOUBLINGS = 4;

/**
 * Keeps the answer to the newest question. While a newer one is asked, the last answer stays; a question that is
 * overtaken is aborted, and one that failed in passing is asked again: as late as the service says, twice as late
 * after each further failure, and not by all pages at the same moment.
 */
export class Live<Question, Answer> implements ReactiveController {
  answer?: Answer;
  /** The question that `answer` answers. */
  answered?: Question;
  asking = false;
  problem?: Problem;

  private timer?: ReturnType<typeof setTimeout>;
  private flight?: AbortController;
  private failures = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fetchAnswer: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly arrived: (answer: Answer) => void = () => {},
    private readonly random: () => number = Math.random,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.stop();
  }

  ask(question: Question, pauseMs = PAUSE_MS) {
    this.stop();
    this.asking = true;
    this.timer = setTimeout(() => void this.send(question), pauseMs);
    this.host.requestUpdate();
  }

  /** Forgets what is under way: the question is not fit to be sent. */
  stop() {
    clearTimeout(this.timer);
    this.flight?.abort();
    this.asking = false;
  }

  private async send(question: Question) {
    const flight = (this.flight = new AbortController());
    try {
      const answer = await this.fetchAnswer(question, flight.signal);
      Object.assign(this, { answer, answered: question, problem: undefined, asking: false, failures: 0 });
      this.arrived(answer);
    } catch (error) {
      if (flight.signal.aborted) {
        return;
      }

      this.failed(error, question);
    }

    this.host.requestUpdate();
  }

  private failed(error: unknown, question: Question) {
    this.asking = false;
    this.problem = error instanceof Refusal ? forVisitors(error.problem) : UNREACHABLE;
    const passing = !(error instanceof Refusal) || error.problem.status === TOO_MANY_REQUESTS || error.problem.status === 503;
    if (passing) {
      const seconds = (error instanceof Refusal && error.retryAfterSeconds) || RETRY_SECONDS;
      const doublings = Math.min(this.failures++, MAX_DOUBLINGS);
      this.timer = setTimeout(() => void this.send(question), seconds * 1000 * 2 ** doublings * (1 + this.random()));
    }
  }
}

/** How the API counts requests is for developers; visitors hear that the page asks again by itself. */
const forVisitors = (problem: Problem): Problem =>
  problem.status === TOO_MANY_REQUESTS ? { ...problem, detail: UNREACHABLE.detail } : problem;
