/** What the frame tells the element around it: never the profile, odds or ids. */
export type FrameMessage =
  { smartpick: 1; type: 'ready' } | { smartpick: 1; type: 'result' } | { smartpick: 1; type: 'height'; height: number };

const MAX_HEIGHT = 4000;

/** The message in a piece of data, or undefined when it is none of ours. */
export function asFrameMessage(data: unknown): FrameMessage | undefined {
  const message = data as Partial<FrameMessage> | null;
  if (typeof message !== 'object' || message?.smartpick !== 1) {
    return undefined;
  }

  switch (message.type) {
    case 'ready':
    case 'result':
      return { smartpick: 1, type: message.type };
    case 'height': {
      const { height } = message as { height?: unknown };
      return typeof height === 'number' && height > 0 && height <= MAX_HEIGHT ? { smartpick: 1, type: 'height', height } : undefined;
    }
    default:
      return undefined;
  }
}

/** What the element tells its frame: looks, and which specialties to begin with. */
export interface HostMessage {
  smartpick: 1;
  type: 'look';
  specialty: string;
  theme: string;
  tokens: string;
}

export function asHostMessage(data: unknown): HostMessage | undefined {
  const message = data as Partial<HostMessage> | null;
  return typeof message === 'object' &&
    message?.smartpick === 1 &&
    message.type === 'look' &&
    [message.specialty, message.theme, message.tokens].every((text) => typeof text === 'string')
    ? (message as HostMessage)
    : undefined;
}
