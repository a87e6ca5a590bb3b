/** Where our script stands on our servers; a copy elsewhere says nothing about the server. */
const OWN_PATH = /\/embed\/v1\/smartpick(-[\da-f]+)?\.js$/;

type ScriptLike = Pick<HTMLScriptElement, 'src' | 'getAttribute'>;

/** The server that a script tag names, in so many words or by its own address. */
export function serverOfScript(script: ScriptLike | null): string | undefined {
  const said = script?.getAttribute('data-server');
  return said ? originOf(said) : script?.src && OWN_PATH.test(new URL(script.src).pathname) ? originOf(script.src) : undefined;
}

export function originOf(address: string): string | undefined {
  try {
    const { origin, protocol } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The server of the widget, never guessed: what the running script says, or, for modules and bundles, which do not know their own tag, the
 * first script tag of the document that says it.
 */
export const findServer = (running: ScriptLike | null, scripts: Iterable<ScriptLike>): string | undefined =>
  serverOfScript(running) ?? [...scripts].map(serverOfScript).find(Boolean);
